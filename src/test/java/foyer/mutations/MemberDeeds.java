package foyer.mutations;

import foyer.files.FileApi;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations on a tenant's people, their roles and their teams. */
final class MemberDeeds {

    private MemberDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("membershipUpdate")
                        .leaves("membership.update", "membership.updated", "")
                        .given(stage -> Map.of("id", stage.colleague(), "role", "ADMIN"))
                        .refused(stage -> Map.of("id", "mem_" + Deed.NOWHERE, "role", "ADMIN")),
                Deed.of("membershipSuspend")
                        .leaves("membership.suspend", "membership.suspended", "")
                        .given(stage -> Map.of("id", stage.colleague()))
                        .refused(stage -> Map.of("id", "mem_" + Deed.NOWHERE)),
                Deed.of("membershipResume")
                        .leaves("membership.resume", "membership.resumed", "")
                        .given(stage -> Map.of("id", suspendedColleague(stage)))
                        .refused(stage -> Map.of("id", "mem_" + Deed.NOWHERE)),
                Deed.of("membershipSwapFrozen")
                        .leaves("membership.freeze membership.thaw", "membership.frozen membership.thawed", "")
                        .given(stage -> Map.of("freeze", stage.colleague(), "thaw", frozenColleague(stage)))
                        .refused(stage -> Map.of("freeze", "mem_" + Deed.NOWHERE, "thaw", "mem_" + Deed.NOWHERE)),
                Deed.of("membershipSetAvatar")
                        .leaves("membership.set_avatar", "membership.avatar_set", "")
                        .given(stage -> Map.of("fileId", new FileApi(stage.owner()).picture()))
                        .refused(stage -> Map.of("fileId", "file_" + Deed.NOWHERE)),
                Deed.of("membershipRemove")
                        .leaves("membership.remove", "membership.removed", "")
                        .given(stage -> Map.of("id", stage.colleague()))
                        .refused(stage -> Map.of("id", "mem_" + Deed.NOWHERE)),
                Deed.bare("membershipLeave")
                        .leaves("membership.leave", "membership.left", "")
                        .given(MemberDeeds::secondOwner)
                        .refusedAtFirst(),
                Deed.of("tenantTransferOwnership")
                        .leaves(
                                "membership.update membership.update tenant.transfer_ownership",
                                "membership.updated membership.updated",
                                "")
                        .given(stage -> Map.of("membershipId", stage.colleague()))
                        .refused(stage -> Map.of("membershipId", "mem_" + Deed.NOWHERE)),
                Deed.of("teamCreate")
                        .leaves("team.create", "team.created", "")
                        .given(stage -> Map.of("name", "Sales"))
                        .refused(stage -> Map.of("name", " ")),
                Deed.of("teamUpdate")
                        .leaves("team.update", "team.updated", "")
                        .given(stage -> Map.of("id", team(stage), "name", "Support"))
                        .refused(stage -> Map.of("id", "team_" + Deed.NOWHERE, "name", "Support")),
                Deed.of("teamDelete")
                        .leaves("team.delete", "team.deleted", "")
                        .given(stage -> Map.of("id", team(stage)))
                        .refused(stage -> Map.of("id", "team_" + Deed.NOWHERE)),
                Deed.of("teamMembersSet")
                        .leaves("team.members_set", "team.members_set", "")
                        .given(stage -> Map.of(
                                "id",
                                team(stage),
                                "members",
                                List.of(Map.of("membership", stage.owner().membershipId()))))
                        .refused(stage -> Map.of(
                                "id", team(stage), "members", List.of(Map.of("membership", "mem_" + Deed.NOWHERE)))),
                Deed.of("roleCreate")
                        .leaves("role.create", "role.created", "")
                        .given(stage -> Map.of("name", "Agent", "basedOn", "MEMBER", "permissions", List.of()))
                        .refused(stage -> Map.of("name", " ", "basedOn", "MEMBER", "permissions", List.of())),
                Deed.of("roleUpdate")
                        .leaves("role.update", "role.updated", "")
                        .given(stage -> Map.of("id", role(stage), "version", 1, "name", "Broker"))
                        .refused(stage -> Map.of("id", "role_" + Deed.NOWHERE, "version", 1, "name", "Broker")),
                Deed.of("roleDelete")
                        .leaves("role.delete", "role.deleted", "")
                        .given(stage -> Map.of("id", role(stage)))
                        .refused(stage -> Map.of("id", "role_" + Deed.NOWHERE)));
    }

    private static String role(Stage stage) {
        return new RoleApi(stage.owner()).create("Agent", "MEMBER", "LEADS_READ");
    }

    private static String suspendedColleague(Stage stage) {
        var id = stage.colleague();
        stage.owner()
                .client()
                .post(
                        "mutation($id: ID!) { membershipSuspend(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("membershipSuspend");
        return id;
    }

    /** Without one the owner could not leave. */
    private static Map<String, ?> secondOwner(Stage stage) {
        stage.tenants().join(stage.owner(), "OWNER");
        return Map.of();
    }

    private static String team(Stage stage) {
        return stage.owner()
                .client()
                .post("mutation { teamCreate(input: { name: \"Sales\" }) { team { id } } }")
                .text("teamCreate.team.id");
    }

    private static String frozenColleague(Stage stage) {
        var id = stage.colleague();
        stage.change("update tenancy.membership set status = 'FROZEN' where id = ?", TypeIds.decode("mem", id));
        return id;
    }
}
