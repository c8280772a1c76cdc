package foyer.mutations;

import java.util.Map;
import java.util.stream.Stream;

/** The mutations of those who run the platform. */
final class PlatformDeeds {

    private PlatformDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("tenantSuspend")
                        .leaves("tenant.suspend tenant.suspend", "tenant.suspended", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("id", stage.owner().tenantId(), "reason", "Looking into what they do"))
                        .refused(stage -> Map.of("id", "tnt_" + Deed.NOWHERE, "reason", "Looking into what they do")),
                Deed.of("tenantResume")
                        .leaves("tenant.resume tenant.resume", "tenant.resumed", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("id", suspended(stage)))
                        .refused(stage -> Map.of("id", "tnt_" + Deed.NOWHERE)),
                Deed.of("entitlementOverrideSet")
                        .leaves("claim.override entitlement.override", "entitlement.claim_changed", "")
                        .bySuperAdmin()
                        .given(stage -> override(stage.owner().tenantId()))
                        .refused(stage -> override("tnt_" + Deed.NOWHERE)),
                Deed.of("userDeactivate")
                        .leaves("session.end user.deactivate", "session.ended", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("id", stage.owner().userId(), "reason", "Looking into what they do"))
                        .refused(stage -> Map.of("id", "user_" + Deed.NOWHERE, "reason", "Looking into what they do")),
                Deed.of("userReactivate")
                        .leaves("user.reactivate", "", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("id", deactivated(stage)))
                        .refused(stage -> Map.of("id", "user_" + Deed.NOWHERE)),
                Deed.of("webhookReplay")
                        .leaves("webhook.replay", "", "")
                        .bySuperAdmin()
                        .given(stage -> Map.of("id", stage.tenants().webhook(stage.owner())))
                        .refused(stage -> Map.of("id", "whev_" + Deed.NOWHERE)),
                Deed.of("impersonationStart")
                        .leaves("impersonation.start impersonation.start", "session.opened", "")
                        .given(stage -> impersonation(stage.colleague()))
                        .refused(stage -> impersonation("mem_" + Deed.NOWHERE)),
                Deed.bare("impersonationStop")
                        .leaves("impersonation.stop impersonation.stop", "session.ended", "")
                        .byImpersonator()
                        .refusedAtFirst());
    }

    private static Map<String, ?> override(String tenant) {
        return Map.of(
                "tenantId", tenant, "key", "AI_ACCESS", "value", "GRANTED", "reason", "A trial that was promised");
    }

    private static Map<String, ?> impersonation(String membership) {
        return Map.of("membershipId", membership, "reason", "Looking into what they see");
    }

    private static String suspended(Stage stage) {
        stage.tenants()
                .superAdmin(stage.owner())
                .client()
                .post(
                        "mutation($id: ID!) { tenantSuspend(input: { id: $id, reason: \"Looking into it\" }) {"
                                + " userErrors { code } } }",
                        Map.of("id", stage.owner().tenantId()))
                .succeeded("tenantSuspend");
        return stage.owner().tenantId();
    }

    private static String deactivated(Stage stage) {
        var id = stage.tenants().join(stage.owner(), "MEMBER").userId();
        stage.tenants()
                .superAdmin(stage.owner())
                .client()
                .post(
                        "mutation($id: ID!) { userDeactivate(input: { id: $id, reason: \"Looking into it\" }) {"
                                + " userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("userDeactivate");
        return id;
    }
}
