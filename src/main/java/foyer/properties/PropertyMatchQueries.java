package foyer.properties;

import static foyerdb.properties.Tables.PROPERTY;

import foyer.platform.time.TenantClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Whether published properties that the caller may see meet filters, exactly; one statement each. */
@Component
class PropertyMatchQueries {

    private final DSLContext db;
    private final TenantClock clock;

    PropertyMatchQueries(DSLContext db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Which of the filters the property meets, by their places; none when the caller may not see it. */
    List<Integer> met(PropertyId id, List<PropertyMatching.Held> filters) {
        var answers = filters.stream().map(this::answer).toList();
        var row = db.select(answers)
                .from(PROPERTY)
                .where(PROPERTY.ID.eq(id.value()))
                .and(PropertyQueries.SHOWN)
                .and(PropertyQueries.within(PropertyQueries.READ))
                .fetchOne();
        return row == null
                ? List.of()
                : IntStream.range(0, answers.size())
                        .filter(place -> Boolean.TRUE.equals(row.get(place, Boolean.class)))
                        .boxed()
                        .toList();
    }

    private Condition condition(PropertyMatching.Held held) {
        return held.filter() == null
                ? DSL.falseCondition()
                : PropertyFilterQueries.ofOne(
                        held.filter(),
                        clock.now(),
                        held.publicPlace() ? PropertyGeoQueries.PUBLIC : PropertyGeoQueries.EXACT);
    }

    private Field<Boolean> answer(PropertyMatching.Held held) {
        return DSL.when(condition(held), DSL.inline(true)).otherwise(DSL.inline(false));
    }

    /** Which of the properties meet the filter. */
    Set<PropertyId> meeting(Collection<PropertyId> ids, PropertyMatching.Held filter) {
        return db.select(PROPERTY.ID)
                .from(PROPERTY)
                .where(are(ids))
                .and(condition(filter))
                .fetchSet(row -> new PropertyId(row.value1()));
    }

    /** These that the caller may see. */
    Map<PropertyId, Property> published(Collection<PropertyId> ids) {
        return db.select(PropertyRowQueries.COLUMNS)
                .from(PROPERTY)
                .where(are(ids))
                .fetchMap(row -> new PropertyId(row.get(PROPERTY.ID)), PropertyRowQueries::property);
    }

    private static Condition are(Collection<PropertyId> ids) {
        return PROPERTY.ID
                .eq(DSL.any(PropertyId.values(ids)))
                .and(PropertyQueries.SHOWN)
                .and(PropertyQueries.within(PropertyQueries.READ));
    }

    /** The property, while the public sees it. */
    List<Property> published(PropertyId id) {
        return db.select(PropertyRowQueries.COLUMNS)
                .from(PROPERTY)
                .where(PROPERTY.ID.eq(id.value()))
                .and(PropertyQueries.SHOWN)
                .fetch(PropertyRowQueries::property);
    }
}
