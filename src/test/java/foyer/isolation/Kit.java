package foyer.isolation;

import foyer.leads.forms.LeadFormApi;
import foyer.platform.graphql.TypeIds;
import foyer.properties.PropertyApi;
import foyer.tenancy.invites.InviteApi;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One id of each kind that a tenant has, by the id's prefix. One thread asks it. */
final class Kit {

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
            Map.entry("TestClockAdvanceInput.tenantId", "tnt"),
            Map.entry("BillingSimulateInput.tenantId", "tnt"),
            Map.entry("DowngradeChooseInput.keep", "lead"),
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

    private final Map<String, Supplier<String>> makers;
    private final Map<String, String> made = new HashMap<>();

    private Kit(Map<String, Supplier<String>> makers) {
        this.makers = makers;
    }

    /** With these ids. */
    static Kit with(Map<String, String> ids) {
        var kit = new Kit(Map.of());
        kit.made.putAll(ids);
        return kit;
    }

    /** Makes one of everything; the texts begin with the word. */
    static Kit of(TestTenants tenants, TestMember member, String word) {
        var kit = asNeeded(tenants, member, word);
        kit.ids();
        BillingSlots.make(tenants, member, word);
        return kit;
    }

    /** The same, but that each thing is made when its id is asked for. */
    static Kit asNeeded(TestTenants tenants, TestMember member, String word) {
        var makers = new HashMap<String, Supplier<String>>();
        var kit = new Kit(makers);
        var client = member.client();
        makers.put("lead", () -> LeadSlots.lead(member, word));
        makers.put("note", () -> LeadSlots.note(member, word, kit.id("lead")));
        makers.put("act", () -> activity(member, kit));
        makers.put("pipe", () -> client.post("{ pipelines { id } }").text("pipelines.0.id"));
        makers.put("stage", () -> client.post("{ pipelines { stages { id } } }").text("pipelines.0.stages.0.id"));
        makers.put(
                "audit",
                () -> client.post("{ auditLog(first: 1) { nodes { id } } }").text("auditLog.nodes.0.id"));
        makers.put("inv", () -> TenancySlots.invite(member, word));
        makers.put("ilink", () -> InviteApi.link(member));
        makers.put("form", () -> new LeadFormApi(member).make(word + " form").id());
        makers.put("job", () -> TenancySlots.job(member, kit.id("lead"), word));
        makers.put("team", () -> TenancySlots.team(member, word));
        makers.put(
                "role", () -> new RoleApi(member).create(word + " role " + UUID.randomUUID(), "MEMBER", "LEADS_READ"));
        makers.put("file", () -> LeadSlots.file(member, word, kit.id("lead")));
        makers.put(
                "key",
                () -> new ApiKeyApi(member)
                        .make(word + " key", List.of("LEADS_READ"))
                        .id());
        makers.put("tnt", member::tenantId);
        makers.put("mem", member::membershipId);
        makers.put("user", member::userId);
        makers.put("ses", () -> TenancySlots.otherSession(member));
        makers.put("field", () -> RecordSlots.customField(member, word));
        makers.put("arule", () -> LeadSlots.rule(member, word));
        makers.put("llist", () -> LeadSlots.list(member, word, kit.id("lead")));
        makers.put("merge", () -> LeadSlots.merge(member, word));
        makers.put("lerase", () -> LeadSlots.erasure(member, word));
        makers.put("view", () -> RecordSlots.savedView(member, word));
        makers.put("payacc", () -> PaymentSlots.account(member));
        makers.put("bpay", () -> BillingSlots.payment(tenants, member, word));
        makers.put("whev", () -> tenants.webhook(member));
        makers.put("prop", () -> PropertySlots.building(member, word, kit.id("team")));
        makers.put("pmed", () -> new PropertyApi(member).photo(kit.id("prop")));
        makers.put("psearch", () -> PropertySlots.search(member, word));
        return kit;
    }

    /** All of them. */
    Map<String, String> ids() {
        makers.keySet().forEach(this::id);
        return Map.copyOf(made);
    }

    /** The note's. */
    private static String activity(TestMember member, Kit kit) {
        kit.id("note");
        return LeadSlots.newestActivity(member, kit.id("lead"));
    }

    /** Ids of the same kinds that nothing has. */
    static Kit random() {
        var ids = new HashMap<String, String>();
        Stream.of(KINDS, LeadSlots.KINDS, PropertySlots.KINDS, PaymentSlots.KINDS)
                .flatMap(kinds -> kinds.values().stream())
                .forEach(kind -> ids.put(kind, randomId(kind)));
        return with(ids);
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
        var id = made.get(kind);
        if (id != null) {
            return id;
        }
        var maker = makers.get(kind);
        if (maker == null) {
            throw new AssertionError("a kit has no id of the kind " + kind + ": make one in Kit.asNeeded");
        }
        id = maker.get();
        made.put(kind, id);
        return id;
    }
}
