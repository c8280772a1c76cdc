-- Views in the order of a custom field, by its key: it may be archived while the view stays.
alter table records.saved_view
    add column sort_field text,
    add column sort_direction text,
    add constraint saved_view_sort_field check ((sort_field is null) = (sort_direction is null)),
    add constraint saved_view_sort_direction check (sort_direction in ('ASC', 'DESC')),
    add constraint saved_view_one_sort check (sort is null or sort_field is null);
