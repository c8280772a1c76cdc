package foyer.payments.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.Provider;
import foyer.platform.crypto.Secret;
import foyer.platform.graphql.TypeIds;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant's own accounts: kept encrypted, told to nobody, found by the address of their webhooks only. */
@FoyerTest
@Tag("graphql")
class PaymentAccountsTest {

    private static final String KEY = "sk_test_unread";
    private static final String SIGNING = "whsec_unread";
    private static final String SAVE =
            "mutation($input: PaymentAccountSaveInput!) { paymentAccountSave(input: $input) {"
                    + " account { id provider live takesWebhooks createdAt updatedAt } webhookUrl"
                    + " userErrors { code path message } } }";

    @Autowired
    TestDatabase database;

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnAccounts accounts;

    private TestMember owner;
    private UUID tenant;

    @BeforeEach
    void begin() {
        owner = tenants.signUp("REAL_ESTATE");
        tenant = TypeIds.decode("tnt", owner.tenantId());
    }

    private static GraphQlAnswer save(TestMember member, Map<String, ?> input) {
        return member.client().post(SAVE, Map.of("input", input));
    }

    private static String token(GraphQlAnswer saved) {
        var url = saved.text("paymentAccountSave.webhookUrl");
        assertThat(url)
                .matches("http://localhost:[0-9]+/webhooks/(stripe|paypal)/foyer_hook_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Test
    void keepsKeysThatNobodyIsShown() {
        var made = save(owner, Map.of("provider", "STRIPE", "secret", KEY)).succeeded("paymentAccountSave");
        var token = token(made);
        assertThat(made.data("paymentAccountSave.account.takesWebhooks").asBoolean())
                .isFalse();
        assertThat(accounts.byHook(Provider.STRIPE, token)).isNull();

        var more = save(owner, Map.of("provider", "STRIPE", "webhookSecrets", List.of(SIGNING)))
                .succeeded("paymentAccountSave");

        assertThat(more.data("paymentAccountSave.webhookUrl").isNull()).isTrue();
        assertThat(more.data("paymentAccountSave.account.takesWebhooks").asBoolean())
                .isTrue();
        var known = Objects.requireNonNull(accounts.byHook(Provider.STRIPE, token));
        assertThat(known.tenant()).isEqualTo(tenant);
        assertThat(known.live()).isFalse();
        assertThat(known.keys().secret().reveal()).isEqualTo(KEY);
        assertThat(known.keys().webhookSecrets()).extracting(Secret::reveal).containsExactly(SIGNING);
        assertThat(accounts.byHook(Provider.PAYPAL, token)).isNull();
        assertThat(accounts.get(tenant, Objects.requireNonNull(known.id()))).isNotNull();
        assertThat(accounts.get(UUID.randomUUID(), Objects.requireNonNull(known.id())))
                .isNull();

        var listed = owner.client().post("{ paymentAccounts { id provider live } }");
        assertThat(listed.data("paymentAccounts")).hasSize(1);
        for (var text : List.of(
                made.body().replace(token, ""),
                more.body(),
                listed.body(),
                database.texts("select a::text from payments.account a where tenant_id = ?", tenant)
                        .toString(),
                database.texts("select e::text from audit.entry e where tenant_id = ?", tenant)
                        .toString(),
                database.texts("select e::text from platform.event e where tenant_id = ?", tenant)
                        .toString())) {
            assertThat(text).doesNotContain(KEY, SIGNING, token);
        }
    }

    @Test
    void givesWebhooksAnotherAddress() {
        var input = new HashMap<String, Object>(
                Map.of("provider", "PAYPAL", "clientId", "id", "secret", "secret", "webhookId", "WH-1"));
        var first = token(save(owner, input).succeeded("paymentAccountSave"));
        var second = token(
                save(owner, Map.of("provider", "PAYPAL", "newWebhookUrl", true)).succeeded("paymentAccountSave"));

        assertThat(accounts.byHook(Provider.PAYPAL, first)).isNull();
        assertThat(accounts.byHook(Provider.PAYPAL, second)).isNotNull();
        // The other tenant's name does not open what the secret opens.
        var other = tenants.signUp("REAL_ESTATE");
        var moved = second.replace(hex(tenant), hex(TypeIds.decode("tnt", other.tenantId())));
        assertThat(accounts.byHook(Provider.PAYPAL, moved)).isNull();
        var unsigned = owner.client()
                .anonymous()
                .send("/webhooks/paypal/" + moved, request -> request.POST(BodyPublishers.ofString("{}")));
        assertThat(unsigned.status()).as("nobody listens to any").isEqualTo(204);

        var id = owner.client().post("{ paymentAccounts { id } }").text("paymentAccounts.0.id");
        assertThat(remove(other, id).userErrorCodes("paymentAccountRemove")).containsExactly("NOT_FOUND");
        remove(owner, id).succeeded("paymentAccountRemove");
        assertThat(accounts.byHook(Provider.PAYPAL, second)).isNull();
        assertThat(remove(owner, id).userErrorCodes("paymentAccountRemove")).containsExactly("NOT_FOUND");
    }

    /** Whoever tries addresses learns of none: that of an account answers as one that is nobody's. */
    @ParameterizedTest
    @CsvSource({"STRIPE, stripe", "PAYPAL, paypal"})
    void answersWhatIsNotSignedAsWhereNobodyIs(String provider, String path) {
        var made = save(
                owner,
                Map.of(
                        "provider",
                        provider,
                        "clientId",
                        "id",
                        "secret",
                        provider.equals("STRIPE") ? KEY : "secret",
                        "webhookSecrets",
                        provider.equals("STRIPE") ? List.of(SIGNING) : List.of(),
                        "webhookId",
                        "WH-1"));
        var known = token(made.succeeded("paymentAccountSave"));
        var nobodys = known.substring(0, known.length() - 4) + "AAAA";
        assertThat(accounts.byHook(Provider.valueOf(provider), known)).isNotNull();

        var answers = Stream.of(known, nobodys)
                .map(token -> owner.client()
                        .anonymous()
                        .send(
                                "/webhooks/" + path + "/" + token,
                                request -> request.header("Stripe-Signature", "t=1,v1=" + "0".repeat(64))
                                        .POST(BodyPublishers.ofString("{\"id\":\"evt_1\"}"))))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as("nobody listens to either").isEqualTo(204);
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
            assertThat(answer.headers().map().keySet())
                    .isEqualTo(answers.getFirst().headers().map().keySet());
        });
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private static GraphQlAnswer remove(TestMember member, String id) {
        return member.client()
                .post(
                        "mutation($id: ID!) { paymentAccountRemove(input: { id: $id }) { account { id } userErrors { code } } }",
                        Map.of("id", id));
    }

    @Test
    void takesNoKeysThatAreNone() {
        var refused = Map.of(
                Map.of("provider", "SANDBOX", "secret", KEY), "PROVIDER_UNSUPPORTED",
                Map.of("provider", "STRIPE"), "SECRET_INVALID",
                Map.of("provider", "STRIPE", "secret", "pk_test_1"), "SECRET_INVALID",
                Map.of("provider", "STRIPE", "secret", "sk_live_1"), "LIVE_REFUSED",
                Map.of("provider", "STRIPE", "secret", KEY, "webhookSecrets", List.of("x")), "WEBHOOK_SECRETS_INVALID",
                Map.of("provider", "PAYPAL", "secret", "s"), "CLIENT_ID_INVALID",
                Map.of("provider", "PAYPAL", "clientId", "i"), "SECRET_INVALID",
                Map.of("provider", "PAYPAL", "clientId", "i", "secret", "s", "live", true), "LIVE_REFUSED",
                Map.of("provider", "PAYPAL", "clientId", "i", "secret", "s", "webhookId", "w".repeat(256)),
                        "WEBHOOK_ID_INVALID");

        refused.forEach((input, code) -> {
            var answer = save(owner, input);
            assertThat(answer.userErrorCodes("paymentAccountSave"))
                    .as(input.toString())
                    .containsExactly(code);
            assertThat(answer.body()).doesNotContain(KEY);
        });
        assertThat(owner.client().post("{ paymentAccounts { id } }").data("paymentAccounts"))
                .isEmpty();
    }

    @Test
    void isOneWithEachProviderHoweverManySaveIt() throws Exception {
        Callable<GraphQlAnswer> saver = () -> save(owner, Map.of("provider", "STRIPE", "secret", KEY));

        var saved = AtOnce.run(List.of(saver, saver, saver));

        assertThat(saved).allSatisfy(one -> one.succeeded("paymentAccountSave"));
        assertThat(saved.stream()
                        .map(one -> one.text("paymentAccountSave.account.id"))
                        .distinct())
                .hasSize(1);
        assertThat(saved.stream()
                        .filter(one ->
                                !one.data("paymentAccountSave.webhookUrl").isNull()))
                .hasSize(1);
    }
}
