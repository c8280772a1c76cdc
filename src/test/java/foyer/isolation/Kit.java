package foyer.isolation;

import foyer.files.FileApi;
import foyer.files.Samples;
import foyer.leads.forms.LeadFormApi;
import foyer.platform.graphql.TypeIds;
import foyer.tenancy.invites.InviteApi;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** One id of each kind that a tenant has, by the id's prefix. */
record Kit(Map<String, String> ids) {

    /** Which kind of id each place of the schema takes; one that takes any is not here. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Query.pipeline.id", "pipe"),
            Map.entry("Query.auditEntry.id", "audit"),
            Map.entry("AuditFilter.actor", "mem"),
            Map.entry("AuditFilter.entity", "lead"),
            Map.entry("Query.tenant.id", "tnt"),
            Map.entry("Query.membership.id", "mem"),
            Map.entry("MembershipUpdateInput.id", "mem"),
            Map.entry("MembershipSuspendInput.id", "mem"),
            Map.entry("MembershipResumeInput.id", "mem"),
            Map.entry("MembershipRemoveInput.id", "mem"),
            Map.entry("MembershipRemoveInput.reassignTo", "mem"),
            Map.entry("TenantTransferOwnershipInput.membershipId", "mem"),
            Map.entry("Query.invite.id", "inv"),
            Map.entry("InviteCreateInput.teamIds", "team"),
            Map.entry("Query.inviteLink.id", "ilink"),
            Map.entry("InviteLinkRevokeInput.id", "ilink"),
            Map.entry("InviteRevokeInput.id", "inv"),
            Map.entry("InviteResendInput.id", "inv"),
            Map.entry("Query.file.id", "file"),
            Map.entry("FileUploadCompleteInput.id", "file"),
            Map.entry("FileUpdateInput.id", "file"),
            Map.entry("FileDeleteInput.id", "file"),
            Map.entry("FileRestoreInput.id", "file"),
            Map.entry("SavedViewSaveInput.id", "view"),
            Map.entry("SavedViewDeleteInput.id", "view"),
            Map.entry("CustomFieldUpdateInput.id", "field"),
            Map.entry("CustomFieldArchiveInput.id", "field"),
            Map.entry("CustomFieldReorderInput.ids", "field"),
            Map.entry("Query.job.id", "job"),
            Map.entry("Subscription.jobChanged.id", "job"),
            Map.entry("JobFilter.createdBy", "mem"),
            Map.entry("JobCancelInput.id", "job"),
            Map.entry("JobRetryInput.id", "job"),
            Map.entry("JobRequeueDeadInput.ids", "job"),
            Map.entry("SessionRevokeInput.id", "ses"),
            Map.entry("Query.team.id", "team"),
            Map.entry("TeamUpdateInput.id", "team"),
            Map.entry("TeamDeleteInput.id", "team"),
            Map.entry("TeamMembersSetInput.id", "team"),
            Map.entry("TeamMemberInput.membership", "mem"),
            Map.entry("Query.apiKey.id", "key"),
            Map.entry("ApiKeyRevokeInput.id", "key"),
            Map.entry("Query.platformAuditLog.user", "user"),
            Map.entry("TenantSuspendInput.id", "tnt"),
            Map.entry("BillingReconcileInput.tenantId", "tnt"),
            Map.entry("TenantResumeInput.id", "tnt"),
            Map.entry("UserDeactivateInput.id", "user"),
            Map.entry("UserReactivateInput.id", "user"),
            Map.entry("ImpersonationStartInput.membershipId", "mem"),
            Map.entry("ImpersonationStartInput.tenantId", "tnt"),
            Map.entry("MembershipUpdateInput.customRoleId", "role"),
            Map.entry("MembershipUpdateInput.teamIds", "team"),
            Map.entry("MembershipSwapFrozenInput.freeze", "mem"),
            Map.entry("MembershipSwapFrozenInput.thaw", "mem"),
            Map.entry("Query.customRole.id", "role"),
            Map.entry("RoleUpdateInput.id", "role"),
            Map.entry("RoleDeleteInput.id", "role"),
            Map.entry("RoleReplacementInput.customRoleId", "role"),
            Map.entry("InviteCreateInput.customRoleId", "role"),
            Map.entry("InviteLinkCreateInput.customRoleId", "role"),
            Map.entry("SignInInput.tenant", "tnt"),
            Map.entry("ProfileUpdateInput.defaultTenant", "tnt"),
            Map.entry("MagicLinkSignInInput.tenant", "tnt"),
            Map.entry("BrandingUpdateInput.logoFileId", "file"),
            Map.entry("MembershipSetAvatarInput.fileId", "file"),
            Map.entry("TenantSwitchInput.id", "tnt"));

    private static final String ANY = "lead";

    /** Makes a lead with a note, and a job; the texts begin with the word. */
    static Kit of(TestTenants tenants, TestMember member, String word) {
        var client = member.client();
        var stages = client.post("{ pipelines { id stages { id } } }");
        var made = client.post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "title",
                                        word + " title",
                                        "assignee",
                                        member.membershipId(),
                                        "sourceDetail",
                                        word + " campaign",
                                        "contact",
                                        Map.of("name", word + " contact", "company", word + " company"))))
                .succeeded("leadCreate");
        var lead = made.text("leadCreate.lead.id");
        var noted = client.post(
                        "mutation($input: LeadNoteAddInput!) { leadNoteAdd(input: $input) { note { id } lead { timeline { nodes { id } } }"
                                + " userErrors { code } } }",
                        Map.of("input", Map.of("id", lead, "body", word + " note")))
                .succeeded("leadNoteAdd");
        var ids = new HashMap<String, String>();
        ids.put("lead", lead);
        ids.put("note", noted.text("leadNoteAdd.note.id"));
        ids.put("act", noted.text("leadNoteAdd.lead.timeline.nodes.0.id"));
        ids.put("pipe", stages.text("pipelines.0.id"));
        ids.put("stage", stages.text("pipelines.0.stages.0.id"));
        ids.put("audit", client.post("{ auditLog(first: 1) { nodes { id } } }").text("auditLog.nodes.0.id"));
        ids.put("inv", invite(member, word));
        ids.put("ilink", InviteApi.link(member));
        ids.put("form", new LeadFormApi(member).make(word + " form").id());
        ids.put("job", job(member, lead, word));
        ids.put("team", team(member, word));
        ids.put("role", new RoleApi(member).create(word + " role " + UUID.randomUUID(), "MEMBER", "LEADS_READ"));
        ids.put("file", new FileApi(member).upload(word + " picture.png", "image/png", "MEDIA", Samples.png()));
        ids.put(
                "key",
                new ApiKeyApi(member).make(word + " key", List.of("LEADS_READ")).id());
        ids.put("tnt", member.tenantId());
        ids.put("mem", member.membershipId());
        ids.put("user", member.userId());
        ids.put("ses", otherSession(member));
        ids.put("field", RecordSlots.customField(member, word));
        ids.put("arule", LeadSlots.rule(member, word));
        ids.put("llist", LeadSlots.list(member, word, lead));
        ids.put("merge", LeadSlots.merge(member, word));
        ids.put("lerase", LeadSlots.erasure(member, word));
        ids.put("view", RecordSlots.savedView(member, word));
        PaymentSlots.make(tenants, member, ids);
        PropertySlots.make(member, word, ids);
        BillingSlots.make(tenants, member, word);
        return new Kit(Map.copyOf(ids));
    }

    /** One that can be ended without an end to the member's own. */
    private static String otherSession(TestMember member) {
        var input = Map.of("email", member.email(), "password", TestTenants.PASSWORD, "tenant", member.tenantId());
        var token = member.client()
                .anonymous()
                .run("tenancy/test-sign-in", Map.of("input", input))
                .text("signIn.session.accessToken");
        return member.client().as(token).post("{ viewer { session { id } } }").text("viewer.session.id");
    }

    /** With the member in it; the names of a tenant's teams differ. */
    private static String team(TestMember member, String word) {
        var client = member.client();
        var id = client.post(
                        "mutation($input: TeamCreateInput!) { teamCreate(input: $input) { team { id } userErrors { code } } }",
                        Map.of("input", Map.of("name", word + " team " + UUID.randomUUID())))
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
        client.post(
                        "mutation($input: TeamMembersSetInput!) { teamMembersSet(input: $input) { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("id", id, "members", List.of(Map.of("membership", member.membershipId())))))
                .succeeded("teamMembersSet");
        return id;
    }

    private static String invite(TestMember member, String word) {
        return member.client()
                .post(
                        "mutation($input: InviteCreateInput!) { inviteCreate(input: $input) { results { invite { id } } userErrors { code } } }",
                        Map.of("input", Map.of("emails", List.of(word + UUID.randomUUID() + "@invited.example.com"))))
                .succeeded("inviteCreate")
                .text("inviteCreate.results.0.invite.id");
    }

    /** Runs long after the test. */
    private static String job(TestMember member, String lead, String word) {
        var input = Map.of(
                "type",
                "BULK_DELETE",
                "input",
                Map.of("leads", List.of(lead)),
                "uniqueKey",
                word + " key",
                "runAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
        return member.client()
                .run("jobs/jobCreate", Map.of("input", input))
                .succeeded("jobCreate")
                .text("jobCreate.job.id");
    }

    /** Ids of the same kinds that nothing has. */
    static Kit random() {
        var ids = new HashMap<String, String>();
        Stream.of(KINDS, LeadSlots.KINDS, PropertySlots.KINDS, PaymentSlots.KINDS)
                .flatMap(kinds -> kinds.values().stream())
                .forEach(kind -> ids.put(kind, randomId(kind)));
        return new Kit(Map.copyOf(ids));
    }

    static String randomId(String kind) {
        return TypeIds.encode(kind, UUID.randomUUID());
    }

    static boolean takesAny(String slot) {
        return slot.equals("Query.node.id")
                || slot.equals("Query.nodes.ids")
                || slot.equals("Query.accessExplanation.target");
    }

    /** The kind of id that the place takes; a place that nobody thought of fails here. */
    static String kind(String slot) {
        var kind = takesAny(slot)
                ? ANY
                : Stream.of(KINDS, LeadSlots.KINDS, PropertySlots.KINDS, PaymentSlots.KINDS)
                        .map(kinds -> kinds.get(slot))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (kind == null) {
            throw new AssertionError(slot + " takes an id: say in Kit.KINDS of which kind, so that it is attacked");
        }
        return kind;
    }

    String id(String kind) {
        var id = ids.get(kind);
        if (id == null) {
            throw new AssertionError("a kit has no id of the kind " + kind + ": make one in Kit.of");
        }
        return id;
    }
}
