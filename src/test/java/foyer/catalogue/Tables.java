package foyer.catalogue;

import static foyer.catalogue.Tables.Kind.MEMBERSHIP;
import static foyer.catalogue.Tables.Kind.OWN_ROW;
import static foyer.catalogue.Tables.Kind.SYSTEM;
import static foyer.catalogue.Tables.Kind.TENANT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every table of Foyer in its class: a new table needs a line here, or {@link CatalogueTest} fails. */
final class Tables {

    static final Set<String> SCHEMAS = Set.of(
            "platform",
            "audit",
            "entitlements",
            "jobs",
            "files",
            "identity",
            "tenancy",
            "records",
            "transfer",
            "payments",
            "properties",
            "leads",
            "billing",
            "search");

    /** What row-level security shows of a table to {@code foyer_app}. */
    enum Kind {
        /** Rows of the current tenant. */
        TENANT,
        /** Rows of the current tenant and of the current user. */
        MEMBERSHIP,
        /** The rows of one user, or the row of one tenant. */
        OWN_ROW,
        /** Nothing: it is for {@code foyer_system} only. */
        SYSTEM
    }

    /**
     * A table and who may do what with it.
     *
     * @param app the privileges of {@code foyer_app}
     * @param system the privileges of {@code foyer_system}
     * @param reason why the system login sees rows of every tenant, if only some columns of them; empty when it sees none
     */
    record Table(String name, Kind kind, Set<String> app, Set<String> system, String reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Set<String> NONE = Set.of();
    private static final Set<String> READ = Set.of("SELECT");
    private static final Set<String> ADD = Set.of("SELECT", "INSERT");
    private static final Set<String> EDIT = Set.of("SELECT", "INSERT", "UPDATE");
    private static final Set<String> ANY = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private static final List<Table> ALL = List.of(
            new Table("audit.chain", TENANT, READ, EDIT, "keeps the end of the chain of every tenant"),
            new Table("audit.checkpoint", TENANT, READ, ADD, "signs the chain of every tenant"),
            // People's data, in one column, may go from it.
            new Table("audit.entry", TENANT, ADD, READ, "hashes rows of every tenant"),
            new Table(
                    "audit.platform_entry",
                    OWN_ROW,
                    ADD,
                    ADD,
                    "records attempts to sign in before anyone is known, seals and erases"),
            new Table(
                    "audit.platform_unsealed",
                    OWN_ROW,
                    ADD,
                    Set.of("SELECT", "INSERT", "DELETE"),
                    "finds rows of the platform that have no seal yet"),
            new Table("audit.seal", TENANT, READ, ADD, "seals rows of every tenant"),
            new Table("audit.signing_key", SYSTEM, NONE, EDIT, "signs checkpoints and evidence of every tenant"),
            new Table(
                    "audit.unsealed",
                    TENANT,
                    ADD,
                    Set.of("SELECT", "DELETE"),
                    "finds rows of every tenant that have no seal yet"),
            new Table(
                    "entitlements.claim",
                    TENANT,
                    ANY,
                    READ,
                    "reads what a tenant may do with the session, before the tenant is set"),
            new Table("entitlements.claim_limit", TENANT, ANY, NONE, ""),
            new Table(
                    "entitlements.claim_override",
                    TENANT,
                    ANY,
                    READ,
                    "reads what a tenant may do with the session, before the tenant is set"),
            new Table(
                    "entitlements.counter",
                    TENANT,
                    ANY,
                    Set.of("SELECT", "UPDATE", "DELETE"),
                    "gives back what was reserved and not used, and deletes periods that are over"),
            new Table("entitlements.frozen_mark", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("entitlements.plan", SYSTEM, NONE, EDIT, "holds the plans of the deployment that were edited"),
            new Table("entitlements.kept_mark", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "entitlements.reservation",
                    TENANT,
                    ANY,
                    Set.of("SELECT", "UPDATE", "DELETE"),
                    "gives back what was reserved and not used, and deletes periods that are over"),
            new Table("files.blob", TENANT, ANY, READ, "finds the tenants that have bytes in the storage"),
            new Table(
                    "files.file",
                    TENANT,
                    ANY,
                    READ,
                    "finds the tenants whose uploads have expired and whose deleted files are due"),
            new Table("files.variant", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("identity.credential", OWN_ROW, ANY, READ, "checks the password before anyone is known"),
            new Table(
                    "identity.one_time_token",
                    OWN_ROW,
                    EDIT,
                    Set.of("SELECT", "DELETE"),
                    "finds the user by token before anyone is known, and deletes those that ended long ago"),
            new Table("identity.recovery_code", OWN_ROW, ANY, NONE, ""),
            new Table(
                    "identity.refresh_token",
                    OWN_ROW,
                    EDIT,
                    Set.of("SELECT", "DELETE"),
                    "finds the session by token before anyone is known, and deletes those of sessions that ended long ago"),
            new Table(
                    "identity.session",
                    OWN_ROW,
                    EDIT,
                    Set.of("SELECT", "DELETE"),
                    "checks on each request that the session still lives, prolongs it, and deletes it long after its end"),
            new Table(
                    "identity.signing_key",
                    SYSTEM,
                    NONE,
                    Set.of("SELECT", "INSERT", "DELETE"),
                    "signs and verifies tokens before anyone is known"),
            new Table(
                    "identity.socket_ticket",
                    OWN_ROW,
                    ADD,
                    Set.of("SELECT", "DELETE"),
                    "takes a ticket in before anyone is known"),
            new Table(
                    "identity.super_admin",
                    OWN_ROW,
                    Set.of("SELECT"),
                    READ,
                    "checks on each request whether the user runs the platform"),
            // Of a factor the system login sees no more than whose it is and since when.
            new Table(
                    "identity.totp",
                    OWN_ROW,
                    ANY,
                    NONE,
                    "tells which people have a second factor, before the tenant is set"),
            new Table(
                    "identity.user_account",
                    OWN_ROW,
                    EDIT,
                    READ,
                    "finds the user by e-mail before anyone is known, and for whoever runs the platform"),
            // Of a job the system login sees no more than whose it is and how it stands.
            new Table(
                    "jobs.job",
                    TENANT,
                    ANY,
                    Set.of("DELETE"),
                    "tells a node which of its runs were cancelled, and deletes what is kept long enough"),
            new Table(
                    "jobs.queue",
                    TENANT,
                    ANY,
                    READ,
                    "finds the tenants that have something due, and prolongs the leases of a node"),
            new Table(
                    "jobs.recurring",
                    SYSTEM,
                    NONE,
                    Set.of("SELECT", "INSERT", "UPDATE"),
                    "keeps when each recurring task of the platform is next due"),
            new Table("leads.capture", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("leads.erased_lead", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "leads.erasure",
                    TENANT,
                    ANY,
                    Set.of("SELECT"),
                    "finds the tenants that have leads whose time to come back is over"),
            new Table("leads.form", TENANT, ANY, NONE, ""),
            new Table(
                    "leads.import_change",
                    TENANT,
                    Set.of("SELECT", "INSERT", "UPDATE", "DELETE"),
                    Set.of("SELECT", "DELETE"),
                    "deletes rows of every tenant whose imports are too old to be taken back"),
            new Table("leads.assignment_member", TENANT, ANY, NONE, ""),
            new Table("leads.assignment_rule", TENANT, ANY, NONE, ""),
            new Table("leads.lead", TENANT, ANY, NONE, "finds the tenants whose leads were not answered in time"),
            new Table("leads.lead_file", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("leads.lead_list", TENANT, ANY, NONE, ""),
            new Table("leads.lead_list_member", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "leads.lead_merge",
                    TENANT,
                    Set.of("SELECT", "INSERT", "UPDATE", "DELETE"),
                    READ,
                    "finds the tenants whose merges are too old to be undone"),
            new Table("leads.merged_lead", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("leads.merged_row", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("leads.pipeline", TENANT, ANY, NONE, ""),
            new Table("leads.stage", TENANT, ANY, NONE, ""),
            new Table("leads.working_week", TENANT, ANY, NONE, ""),
            new Table("leads.stage_change", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "leads.stage_count",
                    TENANT,
                    Set.of("SELECT", "DELETE"),
                    Set.of("SELECT", "INSERT", "UPDATE"),
                    "folds what was counted of the leads of every tenant"),
            new Table(
                    "leads.stage_delta",
                    TENANT,
                    Set.of("SELECT", "INSERT", "DELETE"),
                    Set.of("SELECT", "UPDATE", "DELETE"),
                    "folds what was counted of the leads of every tenant"),
            // Of an event's columns the system login sets one, the position.
            new Table("payments.account", TENANT, ANY, NONE, ""),
            new Table(
                    "payments.inbox_event",
                    SYSTEM,
                    NONE,
                    ANY,
                    "takes webhooks before it is known whose they are, and applies them"),
            new Table(
                    "payments.inbox_turn",
                    SYSTEM,
                    NONE,
                    ANY,
                    "applies the events of one subscription one after the other"),
            new Table("payments.sandbox_checkout", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table("payments.sandbox_customer", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table("payments.sandbox_deed", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table("payments.sandbox_paper", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table("payments.sandbox_portal", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table("payments.sandbox_subscription", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table("payments.sandbox_webhook", SYSTEM, NONE, ANY, "is a provider of payments, for development"),
            new Table(
                    "platform.event",
                    TENANT,
                    ADD,
                    READ,
                    "gives events of every tenant their position and hands them to subscribers"),
            new Table(
                    "platform.event_dead_letter",
                    TENANT,
                    ANY,
                    READ,
                    "finds the tenants whose dead letters were requeued"),
            new Table(
                    "platform.event_listener",
                    SYSTEM,
                    NONE,
                    ANY,
                    "keeps how far each listener has noticed events of every tenant"),
            // It moves the place of a tenant that has nothing to do, and what was noticed: two columns.
            new Table(
                    "platform.event_listener_tenant",
                    TENANT,
                    Set.of("SELECT", "UPDATE"),
                    Set.of("SELECT", "INSERT", "DELETE"),
                    "notices for which tenants listeners have something to do"),
            new Table(
                    "platform.event_sequence",
                    SYSTEM,
                    NONE,
                    Set.of("SELECT", "UPDATE"),
                    "counts the positions of events of every tenant"),
            new Table(
                    "platform.idempotency_key",
                    MEMBERSHIP,
                    Set.of("SELECT", "INSERT", "DELETE"),
                    Set.of("SELECT", "DELETE"),
                    "deletes keys older than 24 hours of every tenant"),
            new Table(
                    "platform.mail",
                    MEMBERSHIP,
                    Set.of("SELECT", "INSERT", "DELETE"),
                    ANY,
                    "sends the mails of every tenant, and takes those of nobody known"),
            new Table("platform.number_series", TENANT, ANY, NONE, ""),
            new Table("platform.rate_limit", SYSTEM, NONE, ANY, "counts attempts of people who are not signed in yet"),
            new Table("properties.checklist", TENANT, ANY, NONE, ""),
            new Table("properties.checklist_confirmation", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("properties.checklist_item", TENANT, ANY, NONE, ""),
            new Table("properties.geocoding", TENANT, ANY, NONE, ""),
            new Table("properties.map_picture", TENANT, ANY, NONE, ""),
            new Table("properties.media", TENANT, ANY, NONE, ""),
            new Table("properties.price_change", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("properties.property", TENANT, ANY, NONE, ""),
            new Table("properties.saved_search", TENANT, ANY, NONE, ""),
            new Table(
                    "properties.search_match",
                    TENANT,
                    ANY,
                    READ,
                    "finds the tenants that have matches waiting for a digest"),
            new Table("properties.unsubscribed_address", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("records.activity", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table("records.custom_field", TENANT, ANY, NONE, ""),
            new Table("records.custom_value", TENANT, ANY, NONE, ""),
            new Table("records.note", TENANT, ANY, NONE, ""),
            new Table("records.saved_view", TENANT, ANY, NONE, ""),
            new Table("records.tagging", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "transfer.import_error",
                    TENANT,
                    Set.of("SELECT", "INSERT", "DELETE"),
                    Set.of("SELECT", "DELETE"),
                    "deletes rows of every tenant that no file of errors was made of"),
            new Table("tenancy.invite", TENANT, ANY, NONE, ""),
            new Table("tenancy.invite_link", TENANT, ANY, NONE, ""),
            new Table("tenancy.invite_past_token", TENANT, Set.of("SELECT", "INSERT", "DELETE"), NONE, ""),
            new Table(
                    "tenancy.membership",
                    MEMBERSHIP,
                    ANY,
                    READ,
                    "resolves the member on each request, before the tenant is set, and where a user belongs for whoever"
                            + " runs the platform"),
            new Table(
                    "tenancy.api_key",
                    TENANT,
                    ANY,
                    Set.of("SELECT", "UPDATE"),
                    "resolves a server on each request and notes the use of its key"),
            new Table("tenancy.custom_role", TENANT, ANY, READ, "checks on each request what the member may do"),
            new Table("tenancy.branding", TENANT, ANY, NONE, ""),
            new Table(
                    "tenancy.security_policy",
                    TENANT,
                    ANY,
                    READ,
                    "holds whoever signs in to the policies of all of their tenants"),
            new Table("tenancy.team", TENANT, ANY, NONE, ""),
            new Table(
                    "tenancy.team_member", TENANT, ANY, READ, "checks on each request whether the member heads a team"),
            new Table(
                    "tenancy.tenant",
                    OWN_ROW,
                    EDIT,
                    READ,
                    "finds the tenant by slug, its state on each request, and both for whoever runs the platform"));

    /** Tables that the functions of schema {@code search} read, and which functions. */
    static final Map<String, String> SEARCHED = Map.of(
            "leads.lead",
            "words of leads, search.lead_ids",
            "records.note",
            "words of notes, search.lead_ids",
            "properties.property",
            "words of properties, search.property_ids");

    /** Foreign keys that do not start with the tenant, though their table has one, and why that is safe. */
    static final Map<String, String> KEYS_ACROSS_TENANTS =
            Map.of("membership_user_fkey", "a user is no tenant's: the key says who, the row's tenant says where");

    private Tables() {}

    static Stream<Table> all() {
        return Stream.concat(ALL.stream(), BillingTables.ALL.stream());
    }

    static Stream<Table> ofTenants() {
        return all().filter(table -> table.kind() == TENANT);
    }

    /** Those that the serving login can name in a statement at all. */
    static Stream<Table> ofCallers() {
        return all().filter(table -> table.kind() != SYSTEM);
    }
}
