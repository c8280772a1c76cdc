package foyer.properties;

import static foyer.properties.PropertyErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.properties.PropertyErrorCode.NOT_FOUND;
import static foyer.properties.PropertyErrorCode.VERSION_CONFLICT;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.numbering.NumberSeries;
import foyer.platform.numbering.Numbers;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes properties and changes what people edit of them. */
@Service
class PropertyService {

    private static final NumberSeries REFERENCES = NumberSeries.of("property", "P-XXXXXX");

    private final PropertyQueries queries;
    private final PropertyWriteQueries writes;
    private final LockedProperties locked;
    private final PropertyRelations relations;
    private final BuildingQueries buildings;
    private final PropertyPrices prices;
    private final PropertyHistory history;
    private final Tenancy tenancy;
    private final Numbers numbers;
    private final Idempotency idempotency;
    private final TenantClock clock;

    PropertyService(
            PropertyQueries queries,
            PropertyWriteQueries writes,
            LockedProperties locked,
            PropertyRelations relations,
            BuildingQueries buildings,
            PropertyPrices prices,
            PropertyHistory history,
            Tenancy tenancy,
            Numbers numbers,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.locked = locked;
        this.relations = relations;
        this.buildings = buildings;
        this.prices = prices;
        this.history = history;
        this.tenancy = tenancy;
        this.numbers = numbers;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    Property create(PropertyInputs.Change input) {
        var empty = PropertyValues.of(
                requireNonNull(input.kind().value()),
                requireNonNull(input.purpose().value()));
        var errors = new PropertyErrors();
        var values = input.applyTo(empty, this::tenantCurrency, errors);
        errors.check();
        var made = new AtomicBoolean();
        var id = new PropertyId(
                idempotency.once("propertyCreate", input.idempotencyKey(), values, IDEMPOTENCY_KEY_REUSED, () -> {
                    made.setPlain(true);
                    return insert(values).value();
                }));
        // One that was made before may be somebody else's by now.
        var property = made.getPlain() ? queries.stored(id) : queries.byId(id);
        if (property == null) {
            throw UserErrorException.of(NOT_FOUND);
        }
        return property;
    }

    /** Makes a property of values that are checked but for what they name. */
    @Transactional
    PropertyId insert(PropertyValues values) {
        var errors = new PropertyErrors();
        var changed = PropertyValues.of(values.kind(), values.purpose()).changedTo(values);
        if (values.buildingId() != null) {
            buildings.hold(List.of(values.buildingId()));
        }
        relations.check(null, values, changed, errors);
        errors.check();
        var at = clock.now();
        // Last of what may be refused, since whoever makes another property waits from here until this one is there.
        var id = writes.insert(values, numbers.next(REFERENCES), at);
        shareHiddenPlace(id, changed);
        prices.made(id, values, at);
        history.created(id, values);
        return id;
    }

    /** Changes what the input names; an old version fails only for fields that somebody changed since. */
    @Transactional
    Property update(PropertyInputs.Change input) {
        var id = requireNonNull(input.id());
        var building = input.building().value();
        if (building != null) {
            buildings.hold(List.of(id, building));
        }
        var property = locked.one(id);
        var stored = PropertyValues.of(property);
        var errors = new PropertyErrors();
        var values = input.applyTo(stored, this::tenantCurrency, errors);
        var changed = stored.changedTo(values);
        relations.check(property.id(), values, changed, errors);
        errors.check();
        checkVersion(property, input.version(), changed);
        if (changed.isEmpty()) {
            return property;
        }
        var at = clock.now();
        writes.update(property, values, changed, at);
        shareHiddenPlace(id, changed);
        prices.changed(property.id(), stored, values, at);
        history.updated(property, values, changed, at);
        return requireNonNull(queries.stored(property.id()));
    }

    /** Once, when it comes there: a place that moved whenever something else changed would tell more each time. */
    private void shareHiddenPlace(PropertyId id, List<String> changed) {
        if (changed.contains("building") || changed.contains("location")) {
            buildings.shareHiddenPlace(id);
        }
    }

    private void checkVersion(Property property, @Nullable Integer version, List<String> changed) {
        if (version == null || version == property.version()) {
            return;
        }
        var errors = new PropertyErrors();
        if (version > property.version()) {
            errors.add("version", VERSION_CONFLICT, "version");
        }
        var versions = writes.fieldVersions(property.id());
        changed.stream()
                .filter(field -> versions.getOrDefault(field, 0) > version)
                .forEach(field -> errors.add(field, VERSION_CONFLICT, field));
        errors.check(Map.of("property", property));
    }

    private String tenantCurrency() {
        return tenancy.defaults().currency();
    }
}
