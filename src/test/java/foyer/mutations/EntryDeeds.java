package foyer.mutations;

import foyer.tenancy.invites.InviteApi;
import foyer.tenancy.keys.ApiKeyApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations that let people and servers into a tenant. */
final class EntryDeeds {

    private EntryDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("inviteCreate")
                        .leaves("invite.create", "invite.created", "")
                        .given(stage -> Map.of("emails", List.of(UUID.randomUUID() + "@example.com")))
                        .refused(stage -> Map.of("emails", List.of())),
                Deed.of("inviteRevoke")
                        .leaves("invite.revoke", "invite.revoked", "")
                        .given(stage -> Map.of("id", InviteApi.pending(stage.owner())))
                        .refused(stage -> Map.of("id", "inv_" + Deed.NOWHERE)),
                Deed.of("inviteResend")
                        .leaves("invite.resend", "invite.resent", "")
                        .given(stage -> Map.of("id", InviteApi.pending(stage.owner())))
                        .refused(stage -> Map.of("id", "inv_" + Deed.NOWHERE)),
                Deed.of("inviteAccept")
                        .leaves(
                                "email.verify invite.accept membership.create",
                                "invite.accepted membership.created",
                                "")
                        .given(stage -> Map.of(
                                "token",
                                InviteApi.invited(
                                        stage.tenants().signUp("REAL_ESTATE"),
                                        stage.owner().email(),
                                        stage.anonymous(),
                                        stage.database())))
                        .refused(stage -> Map.of("token", "nonsense")),
                Deed.of("inviteDecline")
                        .leaves("invite.decline", "invite.declined", "")
                        .given(stage -> Map.of(
                                "token",
                                InviteApi.invited(
                                        stage.tenants().signUp("REAL_ESTATE"),
                                        stage.owner().email(),
                                        stage.anonymous(),
                                        stage.database())))
                        .refused(stage -> Map.of("token", "nonsense")),
                Deed.of("inviteLinkCreate")
                        .leaves("invite_link.create", "invite_link.created", "")
                        .given(stage -> Map.of())
                        .refused(stage -> Map.of("maxUses", 0)),
                Deed.of("inviteLinkRevoke")
                        .leaves("invite_link.revoke", "invite_link.revoked", "")
                        .given(stage -> Map.of("id", InviteApi.link(stage.owner())))
                        .refused(stage -> Map.of("id", "ilink_" + Deed.NOWHERE)),
                Deed.of("portalJoin")
                        .leaves("membership.create", "membership.created", "")
                        .given(stage -> Map.of("tenantSlug", InviteApi.portal(stage.tenants())))
                        .refused(stage -> Map.of("tenantSlug", "no-such-company")),
                Deed.of("apiKeyCreate")
                        .leaves("api_key.create", "api_key.created", "")
                        .given(stage -> Map.of("name", "Site", "permissions", List.of("LEADS_READ")))
                        .refused(stage -> Map.of("name", " ", "permissions", List.of("LEADS_READ"))),
                Deed.of("apiKeyRevoke")
                        .leaves("api_key.revoke", "api_key.revoked", "")
                        .given(stage -> Map.of(
                                "id",
                                new ApiKeyApi(stage.owner())
                                        .make("Site", List.of("LEADS_READ"))
                                        .id()))
                        .refused(stage -> Map.of("id", "key_" + Deed.NOWHERE)));
    }
}
