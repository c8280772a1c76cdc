package foyer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.invites.InviteApi;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What each mutation of the schema leaves behind: its audit rows, its events and, on records, its lines in the timeline;
 * and nothing at all when it is refused. A mutation that is not listed here fails.
 */
@FoyerTest
@Tag("graphql")
class EveryMutationTest {

    /** They take no input. */
    private static final Set<Mutation> BARE = EnumSet.of(
            Mutation.signOut,
            Mutation.signOutEverywhere,
            Mutation.emailVerificationResend,
            Mutation.impersonationStop,
            Mutation.sampleDataDelete);

    private static final Set<Mutation> PLATFORM =
            EnumSet.of(Mutation.tenantSuspend, Mutation.tenantResume, Mutation.userDeactivate, Mutation.userReactivate);

    private static final byte[] CSV = "Email\nnobody\n".getBytes(StandardCharsets.UTF_8);
    private static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";

    @Autowired
    GraphQlClient anonymous;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void isListedHere() {
        assertThat(anonymous
                        .post("{ __schema { mutationType { fields { name } } } }")
                        .data("__schema.mutationType.fields")
                        .valueStream()
                        .map(field -> field.path("name").asString()))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Mutation.values()).map(Enum::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void writesItsAuditRowsEventsAndTimeline(Mutation mutation) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var input = input(mutation, owner);
        var before = timeline(owner);

        var actor = mutation == Mutation.impersonationStop ? impersonated(owner) : actor(mutation, owner);
        var answer = run(mutation, actor, input).succeeded(mutation.name());

        assertThat(audit(answer)).isEqualTo(mutation.audit);
        assertThat(events(answer)).isEqualTo(mutation.events);
        var after = timeline(owner);
        assertThat(String.join(" ", after.subList(before.size(), after.size()))).isEqualTo(mutation.timeline);
    }

    /** Signing out nobody is refused, nor taking the log away who may read it, nor doing without a module or samples. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "signOut",
                "signOutEverywhere",
                "auditExport",
                "emailVerificationResend",
                "passwordResetRequest",
                "magicLinkRequest",
                "sampleDataDelete",
                "moduleDisable"
            })
    void writesNothingWhenItIsRefused(Mutation mutation) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var before = timeline(owner);

        var answer = run(mutation, actor(mutation, owner), refused(mutation, owner));

        assertThat(answer.userErrors(mutation.name())).as(answer.body()).isNotEmpty();
        // That somebody tried the wrong password is worth knowing, and nothing else that is refused.
        assertThat(audit(answer)).isEqualTo(refusal(mutation));
        assertThat(events(answer)).isEmpty();
        assertThat(timeline(owner)).isEqualTo(before);
    }

    private static String refusal(Mutation mutation) {
        return switch (mutation) {
            case signIn -> "session.refuse";
            case passwordChange, totpEnroll, emailChangeRequest -> "password.refuse";
            case totpDisable, recoveryCodesRegenerate -> "totp.refuse";
            default -> "";
        };
    }

    /** The owner, and for what the platform does whoever runs it. */
    private TestMember actor(Mutation mutation, TestMember owner) {
        return PLATFORM.contains(mutation) ? owner.by(tenants.superAdmin(owner).client()) : owner;
    }

    private TestMember impersonated(TestMember owner) {
        return owner.by(tenants.impersonate(tenants.superAdmin(owner), owner));
    }

    private static Map<String, ?> impersonation(String membership) {
        return Map.of("membershipId", membership, "reason", "Looking into what they see");
    }

    private GraphQlAnswer run(Mutation mutation, TestMember member, Map<String, ?> input) {
        var name = mutation.name();
        if (BARE.contains(mutation)) {
            return member.client().post("mutation { %s { userErrors { code } } }".formatted(name));
        }
        if (mutation == Mutation.membershipLeave) {
            return member.client().post("mutation { membershipLeave { userErrors { code } } }");
        }
        var type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input!";
        return member.client()
                .post(
                        "mutation($input: %s) { %s(input: $input) { userErrors { code } } }".formatted(type, name),
                        Map.of("input", input));
    }

    private Map<String, ?> input(Mutation mutation, TestMember owner) throws SQLException {
        return switch (mutation) {
            case signUp -> signUp(TestTenants.PASSWORD);
            case signIn -> Map.of("email", owner.email(), "password", TestTenants.PASSWORD);
            case sessionRefresh -> Map.of("refreshToken", refreshToken(owner));
            case signOut, signOutEverywhere, emailVerificationResend, impersonationStop -> Map.of();
            case impersonationStart -> impersonation(colleague(owner));
            case tenantSuspend -> Map.of("id", owner.tenantId(), "reason", "Looking into what they do");
            case tenantResume -> Map.of("id", suspended(owner));
            case userDeactivate -> Map.of("id", owner.userId(), "reason", "Looking into what they do");
            case userReactivate -> Map.of("id", deactivated(owner));
            case emailVerify -> Map.of("token", mailed(owner, "welcome"));
            case passwordResetRequest -> Map.of("email", owner.email());
            case passwordReset -> reset(requested(owner));
            case sessionRevoke -> Map.of("id", session(owner));
            case passwordChange -> passwords(TestTenants.PASSWORD);
            case magicLinkRequest -> Map.of("email", owner.email());
            case magicLinkSignIn -> Map.of("token", magicLink(owner));
            case emailChangeRequest -> emailChange(TestTenants.PASSWORD);
            case emailChangeConfirm -> Map.of("token", emailChange(owner));
            case totpEnroll -> Map.of("currentPassword", TestTenants.PASSWORD);
            case totpConfirm ->
                Map.of("code", OneTimeCodes.begin(owner.client()).now());
            case totpDisable, recoveryCodesRegenerate ->
                Map.of("code", OneTimeCodes.enable(owner.client()).next());
            case profileUpdate -> Map.of("name", "Nadia Saleh");
            case tenantCreate -> Map.of("name", "Second", "blueprint", "REAL_ESTATE");
            case onboardingComplete -> onboarding("Third");
            case sampleDataDelete -> sample(owner);
            case brandingUpdate -> Map.of("primaryColor", "#AA5500");
            case membershipSetAvatar -> Map.of("fileId", new FileApi(owner).picture());
            case moduleEnable -> disabledModule(owner);
            case moduleDisable -> Map.of("module", "LEADS");
            case tenantUpdate -> Map.of("name", "Another name");
            case tenantSecurityUpdate -> Map.of("sessionHours", 8);
            case tenantSwitch -> Map.of("id", secondTenant(owner));
            case membershipUpdate -> Map.of("id", colleague(owner), "role", "ADMIN");
            case membershipSuspend, membershipRemove -> Map.of("id", colleague(owner));
            case membershipResume -> Map.of("id", suspendedColleague(owner));
            case membershipSwapFrozen -> Map.of("freeze", colleague(owner), "thaw", frozenColleague(owner));
            case membershipLeave -> secondOwner(owner);
            case tenantTransferOwnership -> Map.of("membershipId", colleague(owner));
            case teamCreate -> Map.of("name", "Sales");
            case roleCreate -> Map.of("name", "Agent", "basedOn", "MEMBER", "permissions", List.of());
            case roleUpdate -> Map.of("id", role(owner), "version", 1, "name", "Broker");
            case roleDelete -> Map.of("id", role(owner));
            case teamUpdate -> Map.of("id", team(owner), "name", "Support");
            case teamDelete -> Map.of("id", team(owner));
            case teamMembersSet ->
                Map.of("id", team(owner), "members", List.of(Map.of("membership", owner.membershipId())));
            case inviteCreate -> Map.of("emails", List.of(UUID.randomUUID() + "@example.com"));
            case inviteRevoke, inviteResend -> Map.of("id", InviteApi.pending(owner));
            case inviteAccept, inviteDecline ->
                Map.of("token", InviteApi.invited(tenants.signUp("REAL_ESTATE"), owner.email(), anonymous, database));
            case inviteLinkCreate -> Map.of();
            case inviteLinkRevoke -> Map.of("id", InviteApi.link(owner));
            case portalJoin -> Map.of("tenantSlug", InviteApi.portal(tenants));
            case apiKeyCreate -> Map.of("name", "Site", "permissions", List.of("LEADS_READ"));
            case apiKeyRevoke ->
                Map.of(
                        "id",
                        new ApiKeyApi(owner).make("Site", List.of("LEADS_READ")).id());
            case fileUploadCreate ->
                Map.of("name", "a.png", "contentType", "image/png", "size", 1_000, "purpose", "MEDIA");
            case fileUploadComplete -> Map.of("id", new FileApi(owner).brought(Samples.png()));
            case fileUpdate -> Map.of("id", new FileApi(owner).picture(), "alt", "A villa");
            case fileDelete -> Map.of("id", new FileApi(owner).picture());
            case fileRestore -> Map.of("id", new FileApi(owner).deleted());
            case leadCreate -> Map.of("title", "A roof");
            case leadUpdate -> Map.of("id", lead(owner), "score", 70);
            case leadAssign -> Map.of("ids", List.of(lead(owner)), "to", owner.membershipId());
            case leadMoveStage -> Map.of("id", lead(owner), "stage", secondStage(owner));
            case leadArchive -> Map.of("ids", List.of(lead(owner)));
            case leadRestore -> Map.of("ids", List.of(archivedLead(owner)));
            case leadNoteAdd -> Map.of("id", lead(owner), "body", "Call on Sunday.");
            case leadImport -> Map.of("fileId", new FileApi(owner).upload("a.csv", "text/csv", "IMPORT", CSV));
            case leadExport -> Map.of();
            case auditExport -> Map.of("format", "JSONL");
            case jobCreate -> job();
            case jobCancel -> Map.of("id", plannedJob(owner));
            case jobRetry -> Map.of("id", cancelledJob(owner));
            case jobRequeueDead -> Map.of("ids", List.of(deadJob(owner)));
        };
    }

    private Map<String, ?> refused(Mutation mutation, TestMember owner) {
        return switch (mutation) {
            case signUp -> signUp("password");
            case signIn -> Map.of("email", owner.email(), "password", "not this one");
            case sessionRefresh -> Map.of("refreshToken", "nonsense");
            case sessionRevoke -> Map.of("id", "ses_" + NOWHERE);
            case passwordChange -> passwords("not this one");
            case magicLinkSignIn, emailChangeConfirm -> Map.of("token", "nonsense");
            case emailChangeRequest -> emailChange("not this one");
            case totpEnroll -> Map.of("currentPassword", "not this one");
            case totpConfirm, totpDisable, recoveryCodesRegenerate -> wrongCode(owner);
            case profileUpdate -> Map.of("name", " ");
            case emailVerify -> Map.of("token", "nonsense");
            case passwordReset -> reset("nonsense");
            case signOut,
                    signOutEverywhere,
                    auditExport,
                    emailVerificationResend,
                    passwordResetRequest,
                    magicLinkRequest,
                    sampleDataDelete,
                    moduleDisable -> throw new IllegalArgumentException(mutation.name());
            case tenantCreate -> Map.of("name", " ", "blueprint", "REAL_ESTATE");
            case onboardingComplete -> onboarding(" ");
            case moduleEnable -> Map.of("module", "ORDERS");
            case brandingUpdate -> Map.of("accentColor", "#ffff00");
            case membershipSetAvatar -> Map.of("fileId", "file_" + NOWHERE);
            case tenantUpdate -> Map.of("name", " ");
            case tenantSecurityUpdate -> Map.of("sessionHours", 0);
            case tenantSwitch -> Map.of("id", "tnt_" + NOWHERE);
            case membershipUpdate -> Map.of("id", "mem_" + NOWHERE, "role", "ADMIN");
            case membershipSuspend, membershipResume, membershipRemove -> Map.of("id", "mem_" + NOWHERE);
            case membershipLeave, impersonationStop -> Map.of();
            case impersonationStart -> impersonation("mem_" + NOWHERE);
            case tenantSuspend -> Map.of("id", "tnt_" + NOWHERE, "reason", "Looking into what they do");
            case tenantResume -> Map.of("id", "tnt_" + NOWHERE);
            case userDeactivate -> Map.of("id", "user_" + NOWHERE, "reason", "Looking into what they do");
            case userReactivate -> Map.of("id", "user_" + NOWHERE);
            case membershipSwapFrozen -> Map.of("freeze", "mem_" + NOWHERE, "thaw", "mem_" + NOWHERE);
            case tenantTransferOwnership -> Map.of("membershipId", "mem_" + NOWHERE);
            case teamCreate -> Map.of("name", " ");
            case roleCreate -> Map.of("name", " ", "basedOn", "MEMBER", "permissions", List.of());
            case roleUpdate -> Map.of("id", "role_" + NOWHERE, "version", 1, "name", "Broker");
            case roleDelete -> Map.of("id", "role_" + NOWHERE);
            case teamUpdate -> Map.of("id", "team_" + NOWHERE, "name", "Support");
            case teamDelete -> Map.of("id", "team_" + NOWHERE);
            case teamMembersSet ->
                Map.of("id", team(owner), "members", List.of(Map.of("membership", "mem_" + NOWHERE)));
            case inviteCreate -> Map.of("emails", List.of());
            case inviteRevoke, inviteResend -> Map.of("id", "inv_" + NOWHERE);
            case inviteAccept, inviteDecline -> Map.of("token", "nonsense");
            case inviteLinkCreate -> Map.of("maxUses", 0);
            case inviteLinkRevoke -> Map.of("id", "ilink_" + NOWHERE);
            case portalJoin -> Map.of("tenantSlug", "no-such-company");
            case apiKeyCreate -> Map.of("name", " ", "permissions", List.of("LEADS_READ"));
            case apiKeyRevoke -> Map.of("id", "key_" + NOWHERE);
            case fileUploadCreate ->
                Map.of("name", "a.svg", "contentType", "image/svg+xml", "size", 1_000, "purpose", "MEDIA");
            case fileUploadComplete, fileDelete, fileRestore -> Map.of("id", "file_" + NOWHERE);
            case fileUpdate -> Map.of("id", "file_" + NOWHERE, "alt", "A villa");
            case leadCreate -> Map.of("title", " ");
            case leadUpdate -> Map.of("id", "lead_" + NOWHERE, "score", 70);
            case leadAssign -> Map.of("ids", List.of("lead_" + NOWHERE), "to", owner.membershipId());
            case leadMoveStage -> Map.of("id", "lead_" + NOWHERE, "stage", secondStage(owner));
            case leadArchive, leadRestore -> Map.of("ids", List.of("lead_" + NOWHERE));
            case leadNoteAdd -> Map.of("id", "lead_" + NOWHERE, "body", "Call on Sunday.");
            case leadImport -> Map.of("fileId", "file_" + NOWHERE);
            case leadExport -> Map.of("columns", List.of());
            case jobCreate -> Map.of("type", "INTERNAL", "input", Map.of());
            case jobCancel, jobRetry -> Map.of("id", "job_" + NOWHERE);
            case jobRequeueDead -> Map.of("ids", List.of("job_" + NOWHERE));
        };
    }

    private static String role(TestMember owner) {
        return new RoleApi(owner).create("Agent", "MEMBER", "LEADS_READ");
    }

    private static Map<String, ?> wrongCode(TestMember owner) {
        OneTimeCodes.enable(owner.client());
        return Map.of("code", "not this one");
    }

    private static Map<String, ?> signUp(String password) {
        return Map.of(
                "email",
                UUID.randomUUID() + "@example.com",
                "password",
                password,
                "name",
                "Sami",
                "tenant",
                Map.of("name", "Sami and Sons", "blueprint", "REAL_ESTATE"));
    }

    private static Map<String, ?> passwords(String current) {
        return Map.of("currentPassword", current, "newPassword", "nine purple hinges sing 77");
    }

    private static Map<String, ?> reset(String token) {
        return Map.of("token", token, "newPassword", "nine purple hinges sing 77");
    }

    private String mailed(TestMember owner, String template) {
        return MailedTokens.last(anonymous, database, owner.email(), template);
    }

    private String requested(TestMember owner) {
        anonymous
                .post("mutation { passwordResetRequest(input: { email: \"%s\" }) { userErrors { code } } }"
                        .formatted(owner.email()))
                .succeeded("passwordResetRequest");
        return mailed(owner, "reset-password");
    }

    private static Map<String, ?> emailChange(String password) {
        return Map.of("email", UUID.randomUUID() + "@example.com", "currentPassword", password);
    }

    private String emailChange(TestMember owner) {
        var input = emailChange(TestTenants.PASSWORD);
        run(Mutation.emailChangeRequest, owner, input).succeeded("emailChangeRequest");
        return MailedTokens.last(anonymous, database, String.valueOf(input.get("email")), "confirm-email");
    }

    private String magicLink(TestMember owner) {
        anonymous
                .post("mutation { magicLinkRequest(input: { email: \"%s\" }) { userErrors { code } } }"
                        .formatted(owner.email()))
                .succeeded("magicLinkRequest");
        return mailed(owner, "magic-link");
    }

    private static String session(TestMember owner) {
        return owner.client().post("{ viewer { session { id } } }").text("viewer.session.id");
    }

    private String refreshToken(TestMember owner) {
        return anonymous
                .run(
                        "tenancy/test-sign-in",
                        Map.of("input", Map.of("email", owner.email(), "password", TestTenants.PASSWORD)))
                .text("signIn.session.refreshToken");
    }

    private static String secondTenant(TestMember owner) {
        return owner.client()
                .post(
                        "mutation { tenantCreate(input: { name: \"Second\", blueprint: REAL_ESTATE }) { tenant { id } } }")
                .text("tenantCreate.tenant.id");
    }

    private static Map<String, ?> onboarding(String name) {
        return Map.of("company", Map.of("name", name), "blueprint", "TRAVEL_SERVICES");
    }

    private static Map<String, ?> disabledModule(TestMember owner) {
        var input = Map.of("module", "LEADS");
        owner.client()
                .post(
                        "mutation($input: ModuleDisableInput!) { moduleDisable(input: $input) { userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("moduleDisable");
        return input;
    }

    /** Without a timeline, which would go with it. */
    private Map<String, ?> sample(TestMember owner) throws SQLException {
        texts("""
                insert into leads.lead (tenant_id, title, stage_id, created_by_kind, sample_deeds)
                select tenant_id, 'A sample', id, 'MEMBER', 0 from leads.stage where tenant_id = ?::uuid limit 1
                returning title""", owner.tenant().toString());
        return Map.of();
    }

    private String colleague(TestMember owner) {
        return tenants.join(owner, "MEMBER").membershipId();
    }

    private String suspendedColleague(TestMember owner) {
        var id = colleague(owner);
        owner.client()
                .post(
                        "mutation($id: ID!) { membershipSuspend(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("membershipSuspend");
        return id;
    }

    private String suspended(TestMember owner) {
        tenants.superAdmin(owner)
                .client()
                .post(
                        "mutation($id: ID!) { tenantSuspend(input: { id: $id, reason: \"Looking into it\" }) {"
                                + " userErrors { code } } }",
                        Map.of("id", owner.tenantId()))
                .succeeded("tenantSuspend");
        return owner.tenantId();
    }

    private String deactivated(TestMember owner) {
        var id = tenants.join(owner, "MEMBER").userId();
        tenants.superAdmin(owner)
                .client()
                .post(
                        "mutation($id: ID!) { userDeactivate(input: { id: $id, reason: \"Looking into it\" }) {"
                                + " userErrors { code } } }",
                        Map.of("id", id))
                .succeeded("userDeactivate");
        return id;
    }

    /** Without one the owner could not leave. */
    private Map<String, ?> secondOwner(TestMember owner) {
        tenants.join(owner, "OWNER");
        return Map.of();
    }

    private static String team(TestMember owner) {
        return owner.client()
                .post("mutation { teamCreate(input: { name: \"Sales\" }) { team { id } } }")
                .text("teamCreate.team.id");
    }

    private static String lead(TestMember owner) {
        return owner.client()
                .post("mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } } }")
                .text("leadCreate.lead.id");
    }

    private static String archivedLead(TestMember owner) {
        var id = lead(owner);
        owner.client()
                .run("leads/leadArchive", Map.of("input", Map.of("ids", List.of(id))))
                .succeeded("leadArchive");
        return id;
    }

    /** Runs long after the test, and then does nothing. */
    private static Map<String, ?> job() {
        return Map.of(
                "type",
                "BULK_DELETE",
                "input",
                Map.of("leads", List.of("lead_" + NOWHERE)),
                "runAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
    }

    private static String plannedJob(TestMember owner) {
        return owner.client()
                .run("jobs/jobCreate", Map.of("input", job()))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
    }

    private static String cancelledJob(TestMember owner) {
        var id = plannedJob(owner);
        owner.client().run("jobs/jobCancel", Map.of("input", Map.of("id", id))).succeeded("jobCancel");
        return id;
    }

    private String deadJob(TestMember owner) {
        var id = cancelledJob(owner);
        change("update jobs.job set status = 'DEAD' where id = ?", TypeIds.decode("job", id));
        return id;
    }

    private String frozenColleague(TestMember owner) {
        var id = colleague(owner);
        change("update tenancy.membership set status = 'FROZEN' where id = ?", TypeIds.decode("mem", id));
        return id;
    }

    private void change(String sql, UUID id) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String secondStage(TestMember owner) {
        return owner.client().post("{ pipelines { stages { id } } }").text("pipelines.0.stages.1.id");
    }

    private String audit(GraphQlAnswer answer) throws SQLException {
        return String.join(" ", texts("""
                        select action from audit.entry where request_id = ?
                        union all select action from audit.platform_entry where request_id = ? order by 1""", requestId(answer), requestId(answer)));
    }

    private String events(GraphQlAnswer answer) throws SQLException {
        return String.join(
                " ", texts("select type from platform.event where request_id = ? order by type", requestId(answer)));
    }

    private List<String> timeline(TestMember owner) throws SQLException {
        return texts(
                "select kind from records.activity where tenant_id = ?::uuid order by occurred_at, id",
                owner.tenant().toString());
    }

    private static String requestId(GraphQlAnswer answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private List<String> texts(String sql, String... arguments) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
