package foyer.billing;

import foyer.entitlements.AccessLevel;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailTemplate;
import foyer.platform.money.Money;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberMails;
import foyer.tenancy.Tenancy;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the owners of a tenant, in its language, what its payments have to do with them. */
@Component
class BillingMails {

    /**
     * What the mails tell.
     *
     * @param name empty for none
     * @param company empty for none
     * @param level how far the tenant can work now, by its name in the schema; empty where the mail is not about that
     * @param day of what comes next; empty for nothing
     * @param amount what goes back or is given; empty for nothing
     */
    record Model(String name, String company, String level, String day, String amount, String link) {}

    private static final MailTemplate<Model> FAILED = MailTemplate.of("billing-payment-failed", Model.class);
    private static final MailTemplate<Model> REFUND = MailTemplate.of("billing-refund", Model.class);
    private static final MailTemplate<Model> CREDIT = MailTemplate.of("billing-credit", Model.class);
    private static final MailTemplate<Model> GRACE_ENDS = MailTemplate.of("billing-grace-ends", Model.class);
    private static final MailTemplate<Model> ACCESS = MailTemplate.of("billing-access", Model.class);

    private static final MailTemplate<Model> EXTRA = MailTemplate.of("billing-extra", Model.class);
    private static final MailTemplate<Model> TRIAL_AGAIN = MailTemplate.of("billing-trial-again", Model.class);

    private final MemberMails mails;
    private final Tenancy tenancy;
    private final FrontendLinks links;
    private final TenantClock clock;

    BillingMails(MemberMails mails, Tenancy tenancy, FrontendLinks links, TenantClock clock) {
        this.mails = mails;
        this.tenancy = tenancy;
        this.links = links;
        this.clock = clock;
    }

    /** In the transaction that learns of it. */
    void paymentFailed(BillingPaymentId payment) {
        send(FAILED, "", "", "", payment.toString());
    }

    /** In the transaction that notes it. */
    void graceEnds(Instant at) {
        send(GRACE_ENDS, "", day(at), "", String.valueOf(at.getEpochSecond()));
    }

    /** In the transaction that changes it. */
    void accessChanged(AccessLevel level, @Nullable Instant until) {
        var key = level + ":" + clock.now().toEpochMilli();
        send(ACCESS, level.name(), until == null ? "" : day(until), "", key);
    }

    /** In the transaction that learns of it. */
    void refunded(BillingRefundId refund, Money amount) {
        send(REFUND, "", "", shown(amount), refund.toString());
    }

    /** In the transaction that learns of it. */
    void credited(BillingCreditId credit, Money amount) {
        send(CREDIT, "", "", shown(amount), credit.toString());
    }

    /** In the transaction that finds it. */
    void extraSubscription(SubscriptionId extra) {
        send(EXTRA, "", "", "", extra.toString());
    }

    /** In the transaction that finds it. */
    void trialAgain(SubscriptionId extra) {
        send(TRIAL_AGAIN, "", "", "", extra.toString());
    }

    private void send(MailTemplate<Model> template, String level, String day, String amount, String key) {
        mails.send(
                null,
                template,
                to -> new Model(
                        to.name(),
                        to.company(),
                        level,
                        day,
                        amount,
                        links.home().toString()),
                template.name() + ":" + key);
    }

    private String day(Instant at) {
        var tenant = tenancy.tenant();
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(tenant.locale())
                .withZone(ZoneId.of(tenant.timeZone()))
                .format(at);
    }

    private String shown(Money money) {
        var currency = Currency.getInstance(money.currency());
        var format = NumberFormat.getCurrencyInstance(tenancy.tenant().locale());
        format.setCurrency(currency);
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amountMinor(), digits));
    }
}
