package foyer.payments.sandbox;

import foyer.payments.BadSignatureException;
import foyer.payments.ChangeOutcome;
import foyer.payments.ChangePreview;
import foyer.payments.CheckoutPage;
import foyer.payments.CheckoutRequest;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentEvent;
import foyer.payments.PaymentGateway;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderPrice;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.payments.ProviderSubscription;
import foyer.payments.SignedEvent;
import foyer.payments.SubscriptionChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The sandbox as a provider like the others: what it is asked for it does by its own tables, and tells of by webhooks. */
@Component
class SandboxGateway implements PaymentGateway {

    private final SandboxQueries queries;
    private final SandboxCheckouts checkouts;
    private final SandboxDeeds deeds;
    private final SandboxCredits credits;
    private final SandboxSignatures signatures;
    private final SandboxJson json;
    private final SandboxPlace place;
    private final SandboxLife life;
    private final SandboxSending sending;

    SandboxGateway(
            SandboxQueries queries,
            SandboxCheckouts checkouts,
            SandboxDeeds deeds,
            SandboxCredits credits,
            SandboxSignatures signatures,
            SandboxJson json,
            SandboxPlace place,
            SandboxLife life,
            SandboxSending sending) {
        this.queries = queries;
        this.checkouts = checkouts;
        this.deeds = deeds;
        this.credits = credits;
        this.signatures = signatures;
        this.json = json;
        this.place = place;
        this.life = life;
        this.sending = sending;
    }

    @Override
    public Provider provider() {
        return Provider.SANDBOX;
    }

    @Override
    public ProviderPrice price(PaymentAccount account, PriceTerms terms, @Nullable ProviderPrice known) {
        return new ProviderPrice(
                terms.code(),
                terms.amountMinor() > 0 ? "price_" + terms.code() : null,
                terms.seatAmountMinor() > 0 ? "seats_" + terms.code() : null);
    }

    @Override
    public CheckoutPage checkout(PaymentAccount account, CheckoutRequest request, String key) {
        var row = once("checkout", key, rows -> checkouts.open(rows, request).getId(), SandboxRowQueries::checkout);
        return new CheckoutPage(row.getId(), place.checkout(row.getId()), row.getExpiresAt(), null);
    }

    @Override
    public @Nullable String subscribed(PaymentAccount account, String checkout) {
        return required(checkouts.find(checkout)).getSubscription();
    }

    @Override
    public boolean close(PaymentAccount account, String checkout) {
        return required(checkouts.close(checkout)).getSubscription() == null;
    }

    @Override
    public String portal(PaymentAccount account, String customer, String returnUrl) {
        var id = SandboxShapes.id("portal");
        return queries.write(rows -> {
            required(rows.customer(customer));
            rows.portal(id, customer, returnUrl);
            return place.portal(id);
        });
    }

    @Override
    public ChangePreview preview(PaymentAccount account, SubscriptionChange change) {
        return queries.write(rows -> deeds.preview(rows, required(rows.subscription(change.subscription())), change));
    }

    @Override
    public ChangeOutcome change(PaymentAccount account, SubscriptionChange change, String key) {
        return new ChangeOutcome.Applied(
                done("change", key, change.subscription(), (rows, row) -> deeds.change(rows, row, change)));
    }

    @Override
    public ProviderSubscription unschedule(PaymentAccount account, String subscription, String key) {
        return done("unschedule", key, subscription, deeds::unschedule);
    }

    @Override
    public ProviderSubscription cancel(PaymentAccount account, String subscription, boolean atPeriodEnd, String key) {
        return done("cancel", key, subscription, (rows, row) -> deeds.cancel(rows, row, atPeriodEnd));
    }

    @Override
    public ProviderSubscription resume(PaymentAccount account, String subscription, String key) {
        return done("resume", key, subscription, deeds::resume);
    }

    @Override
    public ProviderSubscription applyCoupon(PaymentAccount account, String subscription, String coupon, String key) {
        return done("coupon", key, subscription, (rows, row) -> deeds.coupon(rows, row, coupon));
    }

    @Override
    public ProviderRefund refund(
            PaymentAccount account, String payment, String currency, long amountMinor, String key) {
        return once("refund", key, rows -> deeds.refund(rows, payment, currency, amountMinor), deeds::foundRefund);
    }

    @Override
    public ProviderCredit grantCredit(
            PaymentAccount account, String customer, String currency, long amountMinor, String key) {
        return once("credit", key, rows -> credits.grant(rows, customer, currency, amountMinor, key), credits::found);
    }

    @Override
    public List<ProviderCredit> credits(PaymentAccount account, String customer) {
        return queries.write(
                rows -> credits.of(rows, required(rows.customer(customer)).getId()));
    }

    @Override
    public ProviderStatement statement(PaymentAccount account, String subscription) {
        return queries.write(rows -> deeds.statement(rows, required(rows.subscription(subscription))));
    }

    /** Nobody pays, and nobody wants anything back. */
    @Override
    public List<ProviderDispute> disputes(
            PaymentAccount account, String subscription, List<String> payments, Set<String> gone) {
        return List.of();
    }

    @Override
    public ProviderSubscription subscription(PaymentAccount account, String subscription) {
        return queries.write(rows -> deeds.shown(rows, required(rows.subscription(subscription))));
    }

    @Override
    public SignedEvent verify(PaymentAccount account, Map<String, String> headers, byte[] body)
            throws BadSignatureException {
        signatures.verify(headers.get(SandboxSignatures.HEADER), body);
        try {
            var event = json.event(body);
            if (event.id() == null || event.type() == null || event.createdAt() == null) {
                throw new BadSignatureException();
            }
            return new SignedEvent(event.id(), event.type(), event.createdAt());
        } catch (JacksonException _) {
            throw new BadSignatureException();
        }
    }

    @Override
    public PaymentEvent read(PaymentAccount account, byte[] body) {
        return json.event(body).read();
    }

    /** Does something with a subscription once; what was due before happens before. */
    private ProviderSubscription done(String deed, String key, String id, SandboxDeeds.Deed work) {
        life.advance(queries.write(rows -> required(rows.subscription(id)).getReference()));
        return once(
                deed,
                key,
                rows -> {
                    var row = required(rows.subscription(id));
                    work.act(rows, row);
                    return row.getId();
                },
                (rows, known) -> deeds.shown(rows, required(rows.subscription(known))));
    }

    private interface New {
        String make(SandboxRowQueries rows);
    }

    private interface Known<T> {
        @Nullable T find(SandboxRowQueries rows, String id);
    }

    /** A deed that makes or changes what its answer is the id of; told of at once. */
    private <T> T once(String deed, String key, New made, Known<T> known) {
        var whole = deed + ":" + key;
        var result = queries.write(rows -> {
            if (rows.isNew(whole)) {
                rows.answer(whole, made.make(rows));
            }
            return required(known.find(rows, Objects.requireNonNull(rows.answer(whole))));
        });
        sending.wake();
        return result;
    }

    private static <T> T required(@Nullable T found) {
        if (found == null) {
            throw new ProviderException(Provider.SANDBOX, Reason.NOT_FOUND, null);
        }
        return found;
    }
}
