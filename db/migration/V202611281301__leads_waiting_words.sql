-- Puts the words of leads that wait into their index; answers how many pages of them waited. Else whoever makes the list full
-- does it, and only an index's owner may.
create function leads.index_waiting_words() returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    select gin_clean_pending_list('leads.lead_words_idx')
$$;
grant execute on function leads.index_waiting_words() to foyer_app;
