package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What somebody does who pays for a tenant, in the browser and on the sandbox's pages. */
public record BillingApi(TestMember member) {

    /** Where buyers come back to. */
    public static final String BACK = "https://app.example.com/billing";

    private static final int SEE_OTHER = 303;

    private static final String BILLING = """
            plan { code }
            accessLevel accessChangesAt
            subscription {
              id status plan { code } interval currency seats periodStart periodEnd trialEnd cancelAtPeriodEnd endedAt coupon
            }
            pendingChange { kind plan { code } seats interval at url }
            paymentMethod { kind brand lastDigits }
            invoices { totalCount nodes { number status total { amountMinor currency } due { amountMinor } lines { description } } }
            payments { nodes { status amount { amountMinor } refunded { amountMinor } } }
            refunds { nodes { status amount { amountMinor } } }
            history { nodes { kind changedFields after { plan seats } } }
            nextInvoicePreview { next { amountMinor currency } isExact }""";

    public static Map<String, ?> checkout(String plan, int seats) {
        return checkout(plan, seats, UUID.randomUUID().toString());
    }

    public static Map<String, ?> checkout(String plan, int seats, String key) {
        return Map.of(
                "plan",
                plan,
                "interval",
                "MONTH",
                "seats",
                seats,
                "provider",
                "SANDBOX",
                "currency",
                "USD",
                "successUrl",
                BACK,
                "cancelUrl",
                BACK,
                "idempotencyKey",
                key);
    }

    public GraphQlAnswer start(Map<String, ?> input) {
        return run("billingCheckoutStart", "BillingCheckoutStartInput", "redirectUrl expiresAt", input);
    }

    /** Pays on the page by a card, as the page's buttons name it. */
    public static void pay(String page, String deed) {
        var request = HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("deed=" + deed))
                .build();
        // A connection that is kept may be closed by the server just when it is used again.
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(SEE_OTHER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Subscribes, and comes back before any webhook does. */
    public BillingApi subscribes(String plan, int seats) {
        paid(plan, seats);
        refresh();
        return this;
    }

    /** Subscribes, and does not come back. */
    public void paid(String plan, int seats) {
        var page = start(checkout(plan, seats)).succeeded("billingCheckoutStart");
        pay(page.text("billingCheckoutStart.redirectUrl"), "pay");
    }

    /** The page where a card is changed. */
    String portal() {
        return run("billingPortalOpen", "BillingPortalOpenInput", "redirectUrl", Map.of("returnUrl", BACK))
                .succeeded("billingPortalOpen")
                .text("billingPortalOpen.redirectUrl");
    }

    /** Does something on that page. */
    void inThePortal(String... deeds) {
        var page = portal();
        for (var deed : deeds) {
            pay(page, deed);
        }
    }

    public GraphQlAnswer refresh() {
        return member.client()
                .post("mutation { billingRefresh { billing { %s } userErrors { code } } }".formatted(BILLING))
                .succeeded("billingRefresh");
    }

    public GraphQlAnswer change(Map<String, ?> what) {
        return change(what, UUID.randomUUID().toString());
    }

    public GraphQlAnswer change(Map<String, ?> what, String key) {
        var input = new HashMap<String, Object>(what);
        input.putIfAbsent("returnUrl", BACK);
        input.put("idempotencyKey", key);
        return run(
                "subscriptionChange",
                "SubscriptionChangeInput",
                "billing { %s } preview { dueNow { amountMinor } next { amountMinor } atPeriodEnd endsTrial }"
                        .formatted(BILLING),
                input);
    }

    /** A change that takes an input and an idempotency key. */
    public GraphQlAnswer wish(String mutation, Map<String, ?> what) {
        var input = new HashMap<String, Object>(what);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return run(mutation, type, "billing { %s }".formatted(BILLING), input);
    }

    /** How billing stands, below {@code viewer.tenant.billing}. */
    public GraphQlAnswer billing() {
        return member.client().post("{ viewer { tenant { billing { %s } } } }".formatted(BILLING));
    }

    public String text(String path) {
        return billing().text("viewer.tenant.billing." + path);
    }

    private GraphQlAnswer run(String mutation, String type, String fields, Map<String, ?> input) {
        return member.client()
                .post(
                        "mutation($input: %s!) { %s(input: $input) { %s userErrors { code path } } }"
                                .formatted(type, mutation, fields),
                        Map.of("input", input));
    }
}
