-- One row of every table that the serving login can name, for tenant ${tenant} and user ${user}.
insert into identity.user_account (id, email, name) values ('${user}', '${user}@example.com', 'Somebody');
insert into identity.credential (user_id, kind, secret) values ('${user}', 'PASSWORD', 'hash');
insert into identity.totp (user_id, secret) values ('${user}', '\x00');
insert into identity.recovery_code (user_id, hash) values ('${user}', '\x00');
insert into tenancy.tenant (id, name, slug, blueprint) values ('${tenant}', 'Company', '${tenant}', 'LEAD_GENERATION');
insert into tenancy.membership (tenant_id, id, user_id, role, name, email)
values ('${tenant}', '${user}', '${user}', 'OWNER', 'Somebody', 'somebody@example.com');
insert into identity.super_admin (user_id) values ('${user}');
insert into tenancy.custom_role (tenant_id, id, name, based_on, grants)
values ('${tenant}', '${tenant}', 'Agent', 'MEMBER', '{LEADS_READ,LEADS_WRITE:OWN}');
insert into tenancy.security_policy (tenant_id, session_hours) values ('${tenant}', 8);
insert into tenancy.api_key (tenant_id, id, name, hash, prefix, permissions, maker_id, expires_at)
values ('${tenant}', '${tenant}', 'Site', sha256('${digits}'), 'foyer_key_', '{LEADS_READ}', '${user}', now() + interval '1 day');
insert into tenancy.team (tenant_id, id, name) values ('${tenant}', '${tenant}', 'Sales');
insert into tenancy.team_member (tenant_id, team_id, membership_id, role)
values ('${tenant}', '${tenant}', '${user}', 'HEAD');
insert into tenancy.invite (tenant_id, id, email, role, token_hash, expires_at, invited_by)
values ('${tenant}', '${user}', 'somebody@example.com', 'MEMBER', '\x00', now() + interval '7 days', '${user}');
insert into tenancy.invite_past_token (tenant_id, invite_id, hash) values ('${tenant}', '${user}', '\x01');
insert into tenancy.invite_link (tenant_id, role, token_hash, created_by)
values ('${tenant}', 'MEMBER', '\x02', '${user}');
insert into entitlements.claim (tenant_id, blueprint, plan, features)
values ('${tenant}', 'LEAD_GENERATION', 'FREE', '{MODULE_LEADS}');
insert into entitlements.claim_limit (tenant_id, limit_key, allowed) values ('${tenant}', 'LEADS', 10);
insert into entitlements.claim_override (tenant_id, key, granted, reason, created_by_kind)
values ('${tenant}', 'AI_ACCESS', true, 'A trial', 'SYSTEM');
insert into entitlements.counter (tenant_id, limit_key) values ('${tenant}', 'LEADS');
insert into entitlements.reservation (tenant_id, key, limit_key, amount, expires_at)
values ('${tenant}', 'job:1', 'LEADS', 1, now() + interval '1 day');
insert into entitlements.kept_mark (tenant_id, kind, entity_id, chosen_at) values ('${tenant}', 'Lead', '${tenant}', now());
insert into entitlements.frozen_mark (tenant_id, kind, entity_id, limit_key, frozen_at)
values ('${tenant}', 'Lead', '${tenant}', 'LEADS', now());
insert into identity.session (id, user_id, expires_at, ends_at)
values ('${user}', '${user}', now() + interval '1 day', now() + interval '9 days');
insert into identity.refresh_token (hash, user_id, session_id, generation)
values ('\x${digits}', '${user}', '${user}', 1);
insert into identity.one_time_token (hash, user_id, purpose, email, expires_at)
values ('\x${digits}', '${user}', 'MAGIC_LINK', 'somebody@example.com', now() + interval '1 day');
insert into identity.socket_ticket (hash, user_id, session_id, generation, expires_at)
values ('\x${digits}', '${user}', '${user}', 1, now() + interval '1 day');
insert into platform.event (tenant_id, type, entity_type, entity_id, actor_kind)
values ('${tenant}', 'lead.created', 'Lead', '${tenant}', 'MEMBER');
insert into platform.event_listener_tenant (tenant_id, listener, position, noticed) values ('${tenant}', 'test', 0, 1);
insert into platform.event_dead_letter (
    tenant_id, listener, position, type, entity_type, entity_id, actor_kind, payload, event_at, attempts, error)
values ('${tenant}', 'test', 1, 'lead.created', 'Lead', '${tenant}', 'MEMBER', '{}', now(), 10, 'Failure');
insert into platform.idempotency_key (tenant_id, user_id, actor_id, operation, key, input_hash)
values ('${tenant}', '${user}', '${user}', 'leadCreate', 'key', '\x00');
insert into audit.entry (tenant_id, actor_kind, action, entity_type)
values ('${tenant}', 'MEMBER', 'lead.create', 'Lead');
insert into audit.platform_entry (user_id, actor_kind, action, entity_type)
values ('${user}', 'USER', 'session.open', 'Session');
insert into audit.chain (tenant_id, hash) values ('${tenant}', '\x00');
insert into audit.seal (tenant_id, number, hash) values ('${tenant}', 1, '\x00');
insert into audit.checkpoint (tenant_id, number, hash, created_at, key_id, signature)
values ('${tenant}', 1, '\x00', now(), 'key', '\x00');
insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind)
values ('${tenant}', 'LEAD', '${tenant}', 'A note', 'MEMBER');
insert into records.activity (tenant_id, subject_kind, subject_id, kind, actor_kind)
values ('${tenant}', 'LEAD', '${tenant}', 'NOTE', 'MEMBER');
insert into records.tagging (tenant_id, subject_kind, subject_id, tag)
values ('${tenant}', 'Lead', '${tenant}', 'vip');
insert into records.custom_field (tenant_id, id, subject_kind, key, label, kind, position)
values ('${tenant}', '${tenant}', 'Lead', 'size', 'Size', 'TEXT', 0);
insert into records.custom_value (tenant_id, field_id, subject_id, text_value)
values ('${tenant}', '${tenant}', '${tenant}', 'Large');
insert into records.saved_view (tenant_id, subject_kind, owner_id, name, filter)
values ('${tenant}', 'Lead', '${user}', 'Mine', '{}');
insert into transfer.import_error (tenant_id, job_id, row_number, cells, problems)
values ('${tenant}', '${tenant}', 2, '{a}', 'b');
insert into leads.import_change (tenant_id, job_id, lead_id, kind, version, deeds, created_at)
values ('${tenant}', '${tenant}', '${tenant}', 'MADE', 1, 1, now());
insert into leads.pipeline (tenant_id, id, key, name) values ('${tenant}', '${tenant}', 'sales', 'Sales');
insert into leads.stage (tenant_id, id, pipeline_id, key, name, kind, position, probability)
values ('${tenant}', '${tenant}', '${tenant}', 'new', 'New', 'OPEN', 1, 10);
insert into leads.lead (
    tenant_id, id, title, stage_id, assignee_id, contact_name, address_city, address_country, created_by_kind)
values ('${tenant}', '${tenant}', 'Villa by the sea', '${tenant}', '${user}', 'Somebody', 'Dubai', 'AE', 'MEMBER');
insert into leads.assignment_rule (tenant_id, id, name, kind, position, active, sources)
values ('${tenant}', '${tenant}', 'In turn', 'ROUND_ROBIN', 0, true, '{}');
insert into leads.assignment_member (tenant_id, id, rule_id, membership_id, position)
values ('${tenant}', '${tenant}', '${tenant}', '${user}', 0);
insert into leads.working_week (tenant_id, id, enabled, spans, holidays, updated_at)
values ('${tenant}', '${tenant}', true, '[]', '{}', now());
insert into leads.lead_list (tenant_id, id, owner_id, name)
values ('${tenant}', '${tenant}', '${user}', 'To call');
insert into leads.lead_list_member (tenant_id, list_id, lead_id, added_at)
values ('${tenant}', '${tenant}', '${tenant}', now());
insert into leads.lead_merge (tenant_id, id, keep_id, version, fields, before, lists, merged_at, merged_by_kind)
values ('${tenant}', '${tenant}', '${tenant}', 2, '{}', '{}', '{}', now(), 'MEMBER');
insert into leads.merged_lead (tenant_id, merge_id, lead_id, created_by_kind, image, stage_changes)
values ('${tenant}', '${tenant}', '${user}', 'MEMBER', '{}', '[]');
insert into leads.merged_row (tenant_id, merge_id, lead_id, kind, row_id)
values ('${tenant}', '${tenant}', '${user}', 'NOTE', '${tenant}');
insert into leads.erasure (tenant_id, id, reason, leads, erased_at, erased_by_kind, undo_until)
values ('${tenant}', '${tenant}', 'Asked for it', 1, now(), 'MEMBER', now() + interval '7 days');
insert into leads.erased_lead (
    tenant_id, erasure_id, lead_id, assignee_id, created_by_kind, image, stage_changes, captures)
values ('${tenant}', '${tenant}', '${user}', '${user}', 'MEMBER', '{}', '[]', '[]');
insert into leads.stage_count (tenant_id, id, stage_id, leads, value_minor)
values ('${tenant}', '${tenant}', '${tenant}', 0, 0);
insert into leads.stage_change (tenant_id, lead_id, from_stage_id, to_stage_id, actor_kind)
values ('${tenant}', '${tenant}', '${tenant}', '${tenant}', 'MEMBER');
insert into jobs.job (
    tenant_id, id, type, internal, priority, run_at, input, max_attempts, locale, created_at, created_by_kind)
values ('${tenant}', '${tenant}', 'IMPORT', false, 2, now(), '{}', 5, 'en', now(), 'MEMBER');
insert into jobs.queue (tenant_id, id, type, priority, due_at, fence, attempts, max_attempts)
values ('${tenant}', '${tenant}', 'IMPORT', 2, now(), 0, 0, 5);
insert into files.blob (tenant_id, id, sha256, size, key)
values ('${tenant}', '${tenant}', sha256('${digits}'), 3, '${digits}');
insert into files.file (tenant_id, id, name, content_type, size, purpose, status, blob_id, created_by_kind)
values ('${tenant}', '${tenant}', 'villa.png', 'image/png', 3, 'MEDIA', 'READY', '${tenant}', 'MEMBER');
insert into leads.lead_file (tenant_id, lead_id, file_id, added_at)
values ('${tenant}', '${tenant}', '${tenant}', now());
insert into files.variant (tenant_id, id, blob_id, form, key, sha256, size, content_type, width, height)
values ('${tenant}', '${tenant}', '${tenant}', 'THUMB', '${digits}1111111111111111', sha256('${digits}'), 2, 'image/png', 1, 1);
insert into platform.mail (tenant_id, key, template, priority, recipient, locale, content, status, expires_at)
values ('${tenant}', '${tenant}', 'welcome', 2, 'somebody@example.com', 'en', '\x00', 'QUEUED', now() + interval '1 day');
insert into platform.number_series (tenant_id, series, period, last) values ('${tenant}', 'invoice', '2026', 7);
insert into tenancy.branding (tenant_id, logo_file_id) values ('${tenant}', '${tenant}');
insert into properties.property (tenant_id, id, reference, kind, purpose, title, agent_id, team_id, created_by_kind)
values ('${tenant}', '${tenant}', 'P-000001', 'VILLA', 'SALE', 'Villa by the sea', '${user}', '${tenant}', 'MEMBER');
insert into properties.checklist (tenant_id, requirements, updated_at) values ('${tenant}', '{AREA}', now());
insert into properties.checklist_item (tenant_id, id, title, position, created_at)
values ('${tenant}', '${tenant}', 'Keys are here', 0, now());
insert into properties.checklist_confirmation (tenant_id, property_id, item_id, confirmed_at, actor_kind)
values ('${tenant}', '${tenant}', '${tenant}', now(), 'MEMBER');
insert into properties.geocoding (tenant_id, question, places, expires_at) values ('${tenant}', '\x${digits}${digits}', '[]', now());
insert into payments.account (tenant_id, id, provider, live, keys, hook_hash, created_at, updated_at)
values ('${tenant}', '${tenant}', 'STRIPE', false, '\x00', '\x${digits}${digits}', now(), now());
insert into properties.map_picture (tenant_id, question, content_type, bytes, expires_at)
values ('${tenant}', '\x${digits}${digits}', 'image/png', '\x00', now());
insert into properties.price_change (tenant_id, property_id, offer, after_minor, after_currency, changed_at, actor_kind)
values ('${tenant}', '${tenant}', 'SALE', 100, 'AED', now(), 'MEMBER');
insert into properties.media (tenant_id, property_id, file_id, kind, position, created_at)
values ('${tenant}', '${tenant}', '${tenant}', 'PHOTO', 0, now());
insert into properties.saved_search (tenant_id, id, owner_id, name, filter, alert, created_at, updated_at)
values ('${tenant}', '${tenant}', '${user}', 'By the sea', '{}', 'NONE', now(), now());
insert into properties.search_match (tenant_id, search_id, property_id, reason, matched_at)
values ('${tenant}', '${tenant}', '${tenant}', 'PUBLISHED', now());
insert into properties.unsubscribed_address (tenant_id, email, unsubscribed_at)
values ('${tenant}', 'somebody@example.com', now());
insert into leads.form (tenant_id, id, name, fields, assignee_id, stage_id, token_hash, created_by_kind)
values ('${tenant}', '${tenant}', 'Website', '[]', '${user}', '${tenant}', '\x${digits}', 'MEMBER');
insert into leads.capture (tenant_id, lead_id, form_id, property_id, message, digest, captured_at)
values ('${tenant}', '${tenant}', '${tenant}', '${tenant}', 'Hello', '\x${digits}', now());
insert into billing.subscription (
    tenant_id, id, provider, external_id, price_code, seats, status, status_since, cancel_at_period_end, seen_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'sub_${tenant}', 'PRO', 3, 'ACTIVE', now(), false, now());
insert into billing.account (tenant_id, id, subscription_id) values ('${tenant}', '${tenant}', '${tenant}');
insert into billing.test_clock (tenant_id, id, at) values ('${tenant}', '${tenant}', '2020-01-01');
insert into billing.customer (tenant_id, id, provider, external_id) values ('${tenant}', '${tenant}', 'SANDBOX', 'cus_1');
insert into billing.checkout (
    tenant_id, id, provider, price_code, seats, trial_days, email, success_url, cancel_url, created_by_kind, created_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'PRO', 3, 0, 'somebody@example.com', 'https://a.example', 'https://a.example', 'MEMBER', now());
insert into billing.invoice (
    tenant_id, id, provider, external_id, status, currency, subtotal_minor, tax_minor, total_minor, paid_minor, due_minor,
    issued_at, seen_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'in_1', 'PAID', 'USD', 1, 0, 1, 1, 0, now(), now());
insert into billing.invoice_line (tenant_id, id, invoice_id, position, description, amount_minor, quantity)
values ('${tenant}', '${tenant}', '${tenant}', 0, 'Foyer Pro', 1, 1);
insert into billing.payment (tenant_id, id, provider, external_id, status, currency, amount_minor, refunded_minor, at, seen_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'pay_1', 'SUCCEEDED', 'USD', 1, 0, now(), now());
insert into billing.refund (tenant_id, id, provider, external_id, payment, status, currency, amount_minor, at, seen_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 're_1', 'pay_1', 'SUCCEEDED', 'USD', 1, now(), now());
insert into billing.dispute (tenant_id, id, provider, external_id, payment, status, currency, amount_minor, opened_at, seen_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'dp_1', 'pay_1', 'WON', 'USD', 1, now(), now());
insert into billing.refund_request (
    tenant_id, id, payment_id, currency, amount_minor, reason, status, refund_id, created_by_kind, created_at, updated_at)
values ('${tenant}', '${tenant}', '${tenant}', 'USD', 1, 'They paid twice', 'DONE', '${tenant}', 'SYSTEM', now(), now());
insert into billing.credit (tenant_id, id, provider, external_id, customer, kind, currency, amount_minor, balance_minor, at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'cbtxn_1', 'cus_1', 'GRANTED', 'USD', 1, 1, now());
insert into billing.credit_request (
    tenant_id, id, provider, customer, currency, amount_minor, reason, status, credit_id, created_by_kind, created_at, updated_at)
values ('${tenant}', '${tenant}', 'SANDBOX', 'cus_1', 'USD', 1, 'They were patient', 'DONE', '${tenant}', 'SYSTEM', now(), now());
insert into billing.ending (tenant_id, id) values ('${tenant}', '${tenant}');
insert into billing.used_coupon (tenant_id, id, coupon) values ('${tenant}', '${tenant}', 'half');
insert into billing.pending_change (tenant_id, id, subscription_id, kind, status, created_by_kind, created_at, updated_at)
values ('${tenant}', '${tenant}', '${tenant}', 'CANCEL', 'APPLIED', 'MEMBER', now(), now());
insert into billing.history (tenant_id, id, kind, subscription_id, details, actor_kind, at)
values ('${tenant}', '${tenant}', 'SUBSCRIPTION_BEGAN', '${tenant}', '[]', 'SYSTEM', now());
