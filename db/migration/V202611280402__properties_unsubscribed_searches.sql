-- Whoever has ended a mail about properties hears of no search of the tenant any more, whichever search it was of.
alter table properties.saved_search no force row level security;
alter table properties.search_match no force row level security;
alter table properties.unsubscribed_address no force row level security;
update properties.saved_search s
set alert = 'NONE', unsubscribed_at = a.unsubscribed_at
from properties.unsubscribed_address a
where a.tenant_id = s.tenant_id and a.email = lower(s.recipient_email) and s.unsubscribed_at is null;
delete from properties.search_match m
using properties.saved_search s
where s.tenant_id = m.tenant_id and s.id = m.search_id and s.unsubscribed_at is not null and m.told_at is null;
alter table properties.saved_search force row level security;
alter table properties.search_match force row level security;
alter table properties.unsubscribed_address force row level security;
