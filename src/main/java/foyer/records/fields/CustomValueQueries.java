package foyer.records.fields;

import static foyerdb.records.Tables.CUSTOM_FIELD;
import static foyerdb.records.Tables.CUSTOM_VALUE;
import static java.util.Objects.requireNonNull;

import foyer.platform.money.Money;
import foyer.platform.security.CurrentCaller;
import foyer.records.Subject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on the values of custom fields. */
@Component
class CustomValueQueries {

    /** After every text that begins with the one before it. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    /** Of a number, as the scalar Decimal has them. */
    private static final int DECIMALS = 6;

    static final List<Field<?>> VALUE = List.of(
            CUSTOM_VALUE.SUBJECT_ID,
            CUSTOM_VALUE.TEXT_VALUE,
            CUSTOM_VALUE.NUMBER_VALUE,
            CUSTOM_VALUE.MONEY_VALUE,
            CUSTOM_VALUE.CURRENCY,
            CUSTOM_VALUE.DATE_VALUE,
            CUSTOM_VALUE.FLAG_VALUE);

    private final DSLContext db;

    CustomValueQueries(DSLContext db) {
        this.db = db;
    }

    /** Each field in use with the record's value, in the fields' order. */
    Map<CustomField, @Nullable CustomValue> stored(Subject subject) {
        var stored = new LinkedHashMap<CustomField, @Nullable CustomValue>();
        db.select(CustomFieldQueries.COLUMNS)
                .select(VALUE)
                .from(CUSTOM_FIELD)
                .leftJoin(CUSTOM_VALUE)
                .on(CUSTOM_VALUE.TENANT_ID.eq(CUSTOM_FIELD.TENANT_ID))
                .and(CUSTOM_VALUE.FIELD_ID.eq(CUSTOM_FIELD.ID))
                .and(CUSTOM_VALUE.SUBJECT_ID.eq(subject.id()))
                .where(CUSTOM_FIELD.SUBJECT_KIND.eq(subject.kind()))
                .and(CUSTOM_FIELD.ARCHIVED_AT.isNull())
                .orderBy(CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                .forEach(row -> stored.put(
                        CustomFieldQueries.field(row), row.get(CUSTOM_VALUE.SUBJECT_ID) == null ? null : value(row)));
        return stored;
    }

    Map<UUID, List<CustomValue>> bySubjects(Collection<UUID> subjects) {
        return db.select(CustomFieldQueries.COLUMNS)
                .select(VALUE)
                .from(CUSTOM_VALUE)
                .join(CUSTOM_FIELD)
                .on(CUSTOM_FIELD.TENANT_ID.eq(CUSTOM_VALUE.TENANT_ID), CUSTOM_FIELD.ID.eq(CUSTOM_VALUE.FIELD_ID))
                .where(CUSTOM_VALUE.SUBJECT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .and(CUSTOM_FIELD.ARCHIVED_AT.isNull())
                .orderBy(CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                .fetchGroups(row -> row.get(CUSTOM_VALUE.SUBJECT_ID), CustomValueQueries::value);
    }

    void write(Subject subject, CustomField field, @Nullable CustomValue value) {
        writeAll(List.of(subject.id()), field, value);
    }

    /** Gives the field this value in all of these records; null clears it. */
    void writeAll(Collection<UUID> subjects, CustomField field, @Nullable CustomValue value) {
        var these = subjects.toArray(UUID[]::new);
        if (value == null) {
            db.deleteFrom(CUSTOM_VALUE)
                    .where(CUSTOM_VALUE.TENANT_ID.eq(CurrentCaller.tenant()))
                    .and(CUSTOM_VALUE.SUBJECT_ID.eq(DSL.any(these)))
                    .and(CUSTOM_VALUE.FIELD_ID.eq(field.id().value()))
                    .execute();
            return;
        }
        var subject = DSL.unnest(these).as("subject", "subject");
        db.insertInto(
                        CUSTOM_VALUE,
                        CUSTOM_VALUE.TENANT_ID,
                        CUSTOM_VALUE.SUBJECT_ID,
                        CUSTOM_VALUE.FIELD_ID,
                        CUSTOM_VALUE.TEXT_VALUE,
                        CUSTOM_VALUE.NUMBER_VALUE,
                        CUSTOM_VALUE.MONEY_VALUE,
                        CUSTOM_VALUE.CURRENCY,
                        CUSTOM_VALUE.DATE_VALUE,
                        CUSTOM_VALUE.FLAG_VALUE)
                .select(DSL.select(
                                DSL.val(CurrentCaller.tenant()),
                                requireNonNull(subject.field("subject", UUID.class)),
                                DSL.val(field.id().value()),
                                DSL.val(text(value), CUSTOM_VALUE.TEXT_VALUE),
                                DSL.val(number(value), CUSTOM_VALUE.NUMBER_VALUE),
                                DSL.val(amount(value), CUSTOM_VALUE.MONEY_VALUE),
                                DSL.val(currency(value), CUSTOM_VALUE.CURRENCY),
                                DSL.val(value.date(), CUSTOM_VALUE.DATE_VALUE),
                                DSL.val(value.flag(), CUSTOM_VALUE.FLAG_VALUE))
                        .from(subject)
                        .orderBy(requireNonNull(subject.field("subject", UUID.class))))
                .onConflict(CUSTOM_VALUE.TENANT_ID, CUSTOM_VALUE.FIELD_ID, CUSTOM_VALUE.SUBJECT_ID)
                .doUpdate()
                .set(CUSTOM_VALUE.TEXT_VALUE, DSL.excluded(CUSTOM_VALUE.TEXT_VALUE))
                .set(CUSTOM_VALUE.NUMBER_VALUE, DSL.excluded(CUSTOM_VALUE.NUMBER_VALUE))
                .set(CUSTOM_VALUE.MONEY_VALUE, DSL.excluded(CUSTOM_VALUE.MONEY_VALUE))
                .set(CUSTOM_VALUE.CURRENCY, DSL.excluded(CUSTOM_VALUE.CURRENCY))
                .set(CUSTOM_VALUE.DATE_VALUE, DSL.excluded(CUSTOM_VALUE.DATE_VALUE))
                .set(CUSTOM_VALUE.FLAG_VALUE, DSL.excluded(CUSTOM_VALUE.FLAG_VALUE))
                .execute();
    }

    void delete(Collection<UUID> subjects) {
        db.deleteFrom(CUSTOM_VALUE)
                .where(CUSTOM_VALUE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CUSTOM_VALUE.SUBJECT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .execute();
    }

    /** By the tenant's value, for the reason told at tags: by the record's column the planner misjudges a join. */
    static Condition matching(RecordType type, Field<UUID> id, CustomFieldFilter filter) {
        var field = field(type, filter);
        var has = DSL.exists(DSL.selectOne()
                .from(CUSTOM_VALUE)
                .where(CUSTOM_VALUE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CUSTOM_VALUE.SUBJECT_ID.eq(id))
                .and(CUSTOM_VALUE.FIELD_ID.eq(field))
                .and(of(filter)));
        return Boolean.FALSE.equals(filter.isSet()) ? DSL.not(has).and(field.isNotNull()) : has;
    }

    private static Field<UUID> field(RecordType type, CustomFieldFilter filter) {
        return DSL.field(DSL.select(CUSTOM_FIELD.ID)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.SUBJECT_KIND.eq(type.kind()))
                .and(CUSTOM_FIELD.KEY.eq(filter.field()))
                .and(CUSTOM_FIELD.ARCHIVED_AT.isNull()));
    }

    static Select<Record1<UUID>> some(RecordType type, CustomFieldFilter filter, int most) {
        var values = columns(filter);
        return DSL.select(CUSTOM_VALUE.SUBJECT_ID)
                .from(CUSTOM_VALUE)
                .where(CUSTOM_VALUE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CUSTOM_VALUE.FIELD_ID.eq(field(type, filter)))
                .and(of(filter))
                // An index has those that are there, and in this order: else all of the field may be read for a few.
                .and(DSL.and(values.stream().map(Field::isNotNull).toList()))
                .orderBy(Stream.concat(values.stream(), Stream.of(CUSTOM_VALUE.SUBJECT_ID))
                        .toList())
                .limit(most);
    }

    /** What the filter is about, as the index of it has it between the field and the record. */
    private static List<Field<?>> columns(CustomFieldFilter filter) {
        if (filter.in() != null || filter.startsWith() != null) {
            return List.of(CUSTOM_VALUE.TEXT_VALUE);
        }
        if (filter.min() != null || filter.max() != null) {
            return List.of(CUSTOM_VALUE.NUMBER_VALUE);
        }
        if (filter.currency() != null || filter.minMinor() != null || filter.maxMinor() != null) {
            return List.of(CUSTOM_VALUE.CURRENCY, CUSTOM_VALUE.MONEY_VALUE);
        }
        if (filter.from() != null || filter.to() != null) {
            return List.of(CUSTOM_VALUE.DATE_VALUE);
        }
        return filter.flag() == null ? List.of() : List.of(CUSTOM_VALUE.FLAG_VALUE);
    }

    private static Condition of(CustomFieldFilter filter) {
        if (filter.isContradictory()) {
            return DSL.falseCondition();
        }
        return DSL.and(
                optional(filter.in(), in -> CUSTOM_VALUE.TEXT_VALUE.eq(DSL.any(in.toArray(String[]::new)))),
                optional(
                        filter.startsWith(),
                        prefix -> CUSTOM_VALUE.TEXT_VALUE.ge(prefix).and(CUSTOM_VALUE.TEXT_VALUE.lt(prefix + LAST))),
                optional(filter.min(), min -> CUSTOM_VALUE.NUMBER_VALUE.ge(millionths(min))),
                optional(filter.max(), max -> CUSTOM_VALUE.NUMBER_VALUE.le(millionths(max))),
                optional(filter.minMinor(), CUSTOM_VALUE.MONEY_VALUE::ge),
                optional(filter.maxMinor(), CUSTOM_VALUE.MONEY_VALUE::le),
                optional(filter.currency(), CUSTOM_VALUE.CURRENCY::eq),
                optional(filter.from(), CUSTOM_VALUE.DATE_VALUE::ge),
                optional(filter.to(), CUSTOM_VALUE.DATE_VALUE::le),
                optional(filter.flag(), CUSTOM_VALUE.FLAG_VALUE::eq));
    }

    private static <T> Condition optional(@Nullable T part, Function<T, Condition> condition) {
        return part == null ? DSL.noCondition() : condition.apply(part);
    }

    private static Long millionths(BigDecimal number) {
        return number.movePointRight(DECIMALS).longValueExact();
    }

    static @Nullable String text(CustomValue value) {
        return value.text() == null ? value.option() : value.text();
    }

    static @Nullable Long number(CustomValue value) {
        return value.number() == null ? null : millionths(value.number());
    }

    static @Nullable Long amount(CustomValue value) {
        return value.money() == null ? null : value.money().amountMinor();
    }

    static @Nullable String currency(CustomValue value) {
        return value.money() == null ? null : value.money().currency();
    }

    static CustomValue value(Record row) {
        var field = CustomFieldQueries.field(row);
        var text = row.get(CUSTOM_VALUE.TEXT_VALUE);
        var number = row.get(CUSTOM_VALUE.NUMBER_VALUE);
        var amount = row.get(CUSTOM_VALUE.MONEY_VALUE);
        var option = field.kind() == CustomFieldKind.OPTION;
        return new CustomValue(
                field,
                option ? null : text,
                number == null ? null : BigDecimal.valueOf(number, DECIMALS),
                row.get(CUSTOM_VALUE.DATE_VALUE),
                option ? text : null,
                row.get(CUSTOM_VALUE.FLAG_VALUE),
                amount == null ? null : new Money(amount, row.get(CUSTOM_VALUE.CURRENCY)));
    }
}
