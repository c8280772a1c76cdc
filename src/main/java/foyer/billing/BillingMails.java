package foyer.billing;

import foyer.entitlements.Limit;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailTemplate;
import foyer.platform.money.Money;
import foyer.platform.money.MoneyText;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MemberMails;
import foyer.tenancy.Tenancy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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
     * @param level how far the tenant can work now, by its name in the schema, or PAUSED or ENDED for what its subscription
     *     is; or the limit that is nearly used; empty where the mail is not about that
     * @param day of what comes next; empty for nothing
     * @param amount what goes back or is given, or how many percent of the limit are used; empty for nothing
     * @param disputed whether what is owed was paid, and went back by a dispute
     */
    record Model(String name, String company, String level, String day, String amount, boolean disputed, String link) {}

    private static final MailTemplate<Model> FAILED = MailTemplate.of("billing-payment-failed", Model.class);
    private static final MailTemplate<Model> REFUND = MailTemplate.of("billing-refund", Model.class);
    private static final MailTemplate<Model> CREDIT = MailTemplate.of("billing-credit", Model.class);
    private static final MailTemplate<Model> GRACE_ENDS = MailTemplate.of("billing-grace-ends", Model.class);
    private static final MailTemplate<Model> ACCESS = MailTemplate.of("billing-access", Model.class);

    private static final MailTemplate<Model> EXTRA = MailTemplate.of("billing-extra", Model.class);
    private static final MailTemplate<Model> LIMIT = MailTemplate.of("billing-limit", Model.class);
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
    void graceEnds(Instant at, Access access) {
        send(GRACE_ENDS, told(access), day(at), "", String.valueOf(at.getEpochSecond()), access.cause());
    }

    /** In the transaction that changes it. */
    void accessChanged(Access access) {
        var until = access.changesAt();
        var key = access.level() + ":" + clock.now().toEpochMilli();
        send(ACCESS, told(access), until == null ? "" : day(until), "", key, access.cause());
    }

    /** A level alone does not say that nothing is owed. */
    private static String told(Access access) {
        return switch (access.cause()) {
            case NONE, LATE, DISPUTED -> access.level().name();
            case PAUSED, ENDED -> access.cause().name();
        };
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

    /**
     * In a transaction.
     *
     * @param of tells this time from others at which so much is used: it is told of once
     */
    void limitNeared(Limit limit, int percent, @Nullable Instant resetsAt, String of) {
        var day = resetsAt == null ? "" : day(resetsAt);
        send(LIMIT, limit.name(), day, String.valueOf(percent), limit + ":" + percent + ":" + of);
    }

    private void send(MailTemplate<Model> template, String level, String day, String amount, String key) {
        send(template, level, day, amount, key, Access.Cause.NONE);
    }

    private void send(
            MailTemplate<Model> template, String level, String day, String amount, String key, Access.Cause cause) {
        mails.send(
                null,
                template,
                to -> new Model(
                        to.name(),
                        to.company(),
                        level,
                        day,
                        amount,
                        cause == Access.Cause.DISPUTED,
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
        return MoneyText.exact(money, tenancy.tenant().locale());
    }
}
