package foyer.catalogue;

import java.util.Map;
import java.util.Set;

/** What the serving logins may do beside what {@link Tables} says of whole tables. */
final class Grants {

    /** Columns that a login may change though it may not change the table: login, privilege, column. */
    static final Set<String> COLUMNS = Set.of(
            "foyer_app | UPDATE | audit.entry.personal",
            "foyer_system | UPDATE | audit.platform_entry.personal",
            "foyer_system | UPDATE | platform.event.position",
            "foyer_system | SELECT | jobs.job.tenant_id",
            "foyer_system | SELECT | jobs.job.id",
            "foyer_system | SELECT | jobs.job.status",
            "foyer_system | SELECT | jobs.job.finished_at",
            "foyer_system | SELECT | jobs.job.cancel_requested_at",
            "foyer_system | UPDATE | jobs.queue.lease_until",
            "foyer_system | SELECT | billing.account.tenant_id",
            "foyer_system | SELECT | billing.account.due_at",
            "foyer_system | SELECT | billing.account.compared_at",
            "foyer_system | SELECT | billing.ending.tenant_id",
            "foyer_system | SELECT | billing.ending.rests_until",
            "foyer_system | SELECT | billing.credit_request.status",
            "foyer_system | SELECT | billing.credit_request.tenant_id",
            "foyer_system | SELECT | billing.refund_request.tenant_id",
            "foyer_system | SELECT | billing.refund_request.status",
            "foyer_system | SELECT | billing.checkout.tenant_id",
            "foyer_system | SELECT | billing.checkout.status",
            "foyer_system | SELECT | billing.subscription.tenant_id",
            "foyer_system | SELECT | billing.subscription.ended_at",
            "foyer_system | SELECT | billing.subscription.cancel_at_period_end",
            "foyer_system | SELECT | billing.subscription.provider",
            "foyer_system | SELECT | billing.subscription.live",
            "foyer_system | SELECT | billing.subscription.price_code",
            "foyer_system | SELECT | billing.test_clock.tenant_id",
            "foyer_system | SELECT | billing.test_clock.at",
            "foyer_system | SELECT | leads.lead.tenant_id",
            "foyer_system | SELECT | leads.lead.first_response_due_at",
            "foyer_system | SELECT | leads.lead.first_responded_at",
            "foyer_system | SELECT | leads.lead.sla_breached_at",
            "foyer_system | SELECT | leads.lead.archived_at",
            "foyer_system | SELECT | identity.totp.user_id",
            "foyer_system | SELECT | identity.totp.confirmed_at",
            "foyer_system | UPDATE | identity.session.last_used_at",
            "foyer_system | UPDATE | identity.session.expires_at",
            "foyer_system | UPDATE | platform.event_listener_tenant.position",
            "foyer_system | UPDATE | platform.event_listener_tenant.noticed");

    /** Routines that the serving logins may run; all others are for the owner. */
    static final Map<String, Set<String>> ROUTINES = Map.of(
            "foyer_app",
            Set.of(
                    "jobs.claim(text[], integer[], integer[], integer, double precision)",
                    "jobs.finish(uuid[], bigint[], text[], text[], text[], text[])",
                    "jobs.release(uuid[], bigint[], double precision[], integer[], text[], text[], boolean)",
                    "jobs.wake_parents()",
                    "entitlements.allowance(text, timestamp with time zone)",
                    "entitlements.commit_reservation(text, bigint, timestamp with time zone)",
                    "entitlements.expire(uuid, text, timestamp with time zone)",
                    "entitlements.give_back(text, boolean)",
                    "entitlements.level(bigint, bigint)",
                    "entitlements.period(timestamp with time zone, timestamp with time zone, text, timestamp with time"
                            + " zone)",
                    "entitlements.reserve(text, boolean, bigint, text, bigint, timestamp with time zone)",
                    "entitlements.set_time_zone(text, timestamp with time zone)",
                    "entitlements.standing(timestamp with time zone)",
                    "audit.erase(text, uuid[])",
                    "audit.erase_named(text, text[], text[])",
                    "audit.erase_told(text, text, text[], uuid, integer)",
                    "leads.index_waiting_words()",
                    "leads.put_back(text, jsonb)",
                    "platform.current_tenant_or_user(text)",
                    "platform.fold(text)",
                    "platform.phone_words(text)",
                    "platform.words(text)",
                    "platform.words(uuid, text)",
                    "search.lead_ids(text, integer, boolean, uuid[], text, uuid, uuid[])",
                    "search.leads_saying(text, integer)",
                    "search.property_ids(text, integer, uuid[], text, uuid, uuid[])",
                    "search.patterns(text, boolean)"),
            "foyer_system",
            Set.of(
                    "jobs.due(text[], uuid, text, integer)",
                    "jobs.look_after(uuid[], uuid[], bigint[], boolean, double precision)",
                    "jobs.strays()",
                    "entitlements.expire(uuid, text, timestamp with time zone)",
                    "entitlements.purge(timestamp with time zone, timestamp with time zone, integer)",
                    "entitlements.sweep(integer)",
                    "audit.add_seals(uuid, bigint, uuid[], bytea)",
                    "leads.fold_stage_counts(integer, integer)",
                    "platform.notice_events(text[], text[], integer)",
                    "platform.sequence_events(integer)"));

    private Grants() {}
}
