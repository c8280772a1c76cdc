-- Which turn it takes, once its provider has said what it is about: it is not asked again before the turn is there.
alter table payments.inbox_event add column turn text;
