-- The schemas of entitlements, jobs, files and imports and exports.
create schema entitlements;
create schema jobs;
create schema files;
create schema transfer;

grant usage on schema entitlements, jobs, files, transfer to foyer_app, foyer_system;
