package foyer.mutations;

import foyer.tenancy.deletion.Deletions;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations that make a tenant and set it up. */
final class TenantDeeds {

    private TenantDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("tenantCreate")
                        .leaves("membership.create tenant.create", "membership.created tenant.created", "")
                        .given(stage -> Map.of("name", "Second", "blueprint", "REAL_ESTATE"))
                        .refused(stage -> Map.of("name", " ", "blueprint", "REAL_ESTATE")),
                Deed.of("onboardingComplete")
                        .leaves(
                                "membership.create onboarding.complete tenant.create",
                                "membership.created tenant.created",
                                "")
                        .given(stage -> onboarding("Third"))
                        .refused(stage -> onboarding(" ")),
                Deed.bare("sampleDataDelete")
                        .leaves("lead.delete_samples", "lead.bulk", "")
                        .given(TenantDeeds::sample),
                Deed.of("brandingUpdate")
                        .leaves("branding.update", "tenant.updated", "")
                        .given(stage -> Map.of("primaryColor", "#AA5500"))
                        .refused(stage -> Map.of("accentColor", "#ffff00")),
                Deed.of("paymentAccountSave")
                        .leaves("payment_account.save", "payment_account.saved", "")
                        .given(stage -> Map.of("provider", "STRIPE", "secret", "sk_test_1"))
                        .refused(stage -> Map.of("provider", "STRIPE", "secret", "pk_test_1")),
                Deed.of("paymentAccountRemove")
                        .leaves("payment_account.remove", "payment_account.removed", "")
                        .given(stage -> Map.of("id", paymentAccount(stage)))
                        .refused(stage -> Map.of("id", "payacc_" + Deed.NOWHERE)),
                Deed.of("moduleEnable")
                        .leaves("module.enable", "entitlement.claim_changed", "")
                        .given(TenantDeeds::disabledModule)
                        .refused(stage -> Map.of("module", "ORDERS")),
                Deed.of("moduleDisable")
                        .leaves("module.disable", "entitlement.claim_changed", "")
                        .given(stage -> Map.of("module", "LEADS")),
                Deed.of("tenantUpdate")
                        .leaves("tenant.update", "tenant.updated", "")
                        .given(stage -> Map.of("name", "Another name"))
                        .refused(stage -> Map.of("name", " ")),
                Deed.of("tenantSecurityUpdate")
                        .leaves("tenant.security_update", "tenant.security_updated", "")
                        .given(stage -> Map.of("sessionHours", 8))
                        .refused(stage -> Map.of("sessionHours", 0)),
                Deed.of("tenantRequestDeletion")
                        .leaves("tenant.request_deletion", "tenant.deletion_requested", "")
                        .given(stage -> Map.of("confirmSlug", slug(stage)))
                        .refused(stage -> Map.of("confirmSlug", "another")),
                Deed.bare("tenantCancelDeletion")
                        .leaves("tenant.cancel_deletion", "tenant.deletion_cancelled", "")
                        .given(TenantDeeds::requested)
                        .refusedAtFirst());
    }

    private static String paymentAccount(Stage stage) {
        return stage.owner()
                .client()
                .post(
                        "mutation { paymentAccountSave(input: { provider: STRIPE, secret: \"sk_test_1\" }) { account { id }"
                                + " userErrors { code } } }")
                .succeeded("paymentAccountSave")
                .text("paymentAccountSave.account.id");
    }

    private static String slug(Stage stage) {
        return stage.owner().client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");
    }

    private static Map<String, ?> requested(Stage stage) {
        Deletions.request(stage.owner().client()).succeeded("tenantRequestDeletion");
        return Map.of();
    }

    private static Map<String, ?> onboarding(String name) {
        return Map.of("company", Map.of("name", name), "blueprint", "TRAVEL_SERVICES");
    }

    private static Map<String, ?> disabledModule(Stage stage) {
        var input = Map.of("module", "LEADS");
        stage.owner()
                .client()
                .post(
                        "mutation($input: ModuleDisableInput!) { moduleDisable(input: $input) { userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("moduleDisable");
        return input;
    }

    /** Without a timeline, which would go with it. */
    private static Map<String, ?> sample(Stage stage) {
        stage.change("""
                insert into leads.lead (tenant_id, title, stage_id, created_by_kind, sample_deeds)
                select tenant_id, 'A sample', id, 'MEMBER', 0 from leads.stage where tenant_id = ? limit 1""", stage.owner().tenant());
        return Map.of();
    }
}
