package foyer.records;

import static foyerdb.records.Tables.ACTIVITY;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What timelines come to, read without their lines. */
@Component
class ActivityCountQueries {

    private final DSLContext db;

    ActivityCountQueries(DSLContext db) {
        this.db = db;
    }

    /** How long each subject's timeline is, at most one more than is ever told. */
    Map<UUID, Integer> counts(UUID[] subjects) {
        return counts(subjects, DSL.noCondition());
    }

    /** The same without what nobody did. */
    Map<UUID, Integer> deeds(UUID[] subjects) {
        return counts(subjects, ACTIVITY.KIND.ne(ActivityKind.SLA_BREACHED.name()));
    }

    private Map<UUID, Integer> counts(UUID[] subjects, Condition lines) {
        var subject = DSL.unnest(subjects).as("subject", "subject");
        var subjectId = requireNonNull(subject.field("subject", UUID.class));
        var counted = db.selectOne()
                .from(ACTIVITY)
                .where(ACTIVITY.SUBJECT_ID.eq(subjectId))
                .and(lines)
                .limit(Connection.COUNT_CAP + 1)
                .asTable("counted");
        var count = DSL.lateral(db.select(DSL.count().as("activities")).from(counted))
                .as("count");
        return db.select(subjectId, count.field("activities", Integer.class))
                .from(subject)
                .crossJoin(count)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** When a member first did something of these kinds, not before that moment if there is one; null when none has. */
    @Nullable Instant firstOfMember(Subject subject, Set<ActivityKind> kinds, @Nullable Instant since) {
        return db.select(DSL.min(ACTIVITY.OCCURRED_AT))
                .from(ACTIVITY)
                .where(ACTIVITY.SUBJECT_KIND.eq(subject.kind()))
                .and(ACTIVITY.SUBJECT_ID.eq(subject.id()))
                .and(ACTIVITY.ACTOR_KIND.eq("MEMBER"))
                .and(ACTIVITY.KIND.eq(DSL.any(kinds.stream().map(Enum::name).toArray(String[]::new))))
                .and(since == null ? DSL.noCondition() : ACTIVITY.OCCURRED_AT.ge(since))
                .fetchSingle(row -> row.value1());
    }
}
