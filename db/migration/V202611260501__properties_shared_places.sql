-- Units of one building, and whatever else is at one place, are shown at one place when their addresses are hidden: many
-- places around the same one would tell where that is. The owner of the table updates all tenants' rows.
alter table properties.property no force row level security;
update properties.property p set shift_north = first.shift_north, shift_east = first.shift_east
from (
    select distinct on (tenant_id, cell) tenant_id, cell, shift_north, shift_east
    from properties.property
    where cell is not null
    order by tenant_id, cell, kind <> 'BUILDING', created_at, id) as first
where p.tenant_id = first.tenant_id and p.cell = first.cell
    and (p.shift_north, p.shift_east) <> (first.shift_north, first.shift_east);
update properties.property unit set shift_north = building.shift_north, shift_east = building.shift_east
from properties.property building
where building.tenant_id = unit.tenant_id and building.id = unit.building_id
    and (unit.shift_north, unit.shift_east) <> (building.shift_north, building.shift_east);
alter table properties.property force row level security;
