package foyer.records;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.time.TenantClock;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The timelines of records of any kind: one ordered list each, written in the transaction of what it tells. */
@Component
public class Activities {

    private static final int AT_ONCE = 5_000;

    private final ActivityQueries queries;
    private final ActivityCountQueries counts;
    private final MergeLineQueries merges;
    private final TenantClock clock;

    Activities(ActivityQueries queries, ActivityCountQueries counts, MergeLineQueries merges, TenantClock clock) {
        this.queries = queries;
        this.counts = counts;
        this.merges = merges;
        this.clock = clock;
    }

    /** Adds what the caller just did to the timelines of its subjects. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Deed> deeds) {
        queries.insert(deeds, clock.now());
    }

    /** Adds what was done at another time than now, as the caller says, who tells it now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ActivityId add(Deed deed, Instant at) {
        return queries.insertOne(deed, at);
    }

    /** The line of a timeline; null when there is none. */
    public @Nullable Activity byId(ActivityId id) {
        return queries.byId(id);
    }

    /** Adds to the timelines of many subjects of a kind that the caller did the same to each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(String subjectKind, Collection<UUID> subjects, ActivityKind kind) {
        if (!subjects.isEmpty()) {
            recordAll(
                    subjects,
                    Deed.of(new Subject(subjectKind, subjects.iterator().next()), kind));
        }
    }

    /**
     * The same, where there is more to say of the deed: that of one of them, which is told of all. However many there are,
     * no statement is about more than it has time for.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(Collection<UUID> subjects, Deed like) {
        var at = clock.now();
        var all = subjects.toArray(UUID[]::new);
        for (var start = 0; start < all.length; start += AT_ONCE) {
            queries.insertAll(Arrays.copyOfRange(all, start, Math.min(all.length, start + AT_ONCE)), like, at);
        }
    }

    /** The subjects by how long their timelines are, which tells {@link #untouched} later. */
    public Map<Integer, List<UUID>> byLength(Collection<UUID> subjects) {
        return lengths(subjects).entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
    }

    /** The subjects, each with how long its timeline was: under true those that nothing happened to since. */
    public Map<Boolean, List<UUID>> untouched(Map<UUID, Integer> subjects) {
        var lengths = lengths(subjects.keySet());
        return subjects.entrySet().stream()
                .collect(partitioningBy(
                        subject -> lengths.getOrDefault(subject.getKey(), 0).equals(subject.getValue()),
                        mapping(Map.Entry::getKey, toList())));
    }

    /** How long the timeline of each subject is, at most one more than is ever told; what came to pass as nobody did anything is no line. */
    public Map<UUID, Integer> lengths(Collection<UUID> subjects) {
        return counts.deeds(subjects.toArray(UUID[]::new));
    }

    /**
     * When a member first did one of these to the subject; null for never.
     *
     * @param since what was before does not count; null for whenever it was
     */
    public @Nullable Instant firstOfMember(Subject subject, Set<ActivityKind> kinds, @Nullable Instant since) {
        return counts.firstOfMember(subject, kinds, since);
    }

    /** Gives the whole timeline of one subject to another of its kind; answers which lines. Both are held by the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID[] moveAll(Subject from, Subject to) {
        var lines = queries.ids(from);
        move(lines, from, to);
        return lines;
    }

    /** Gives those of the lines that are the one subject's to the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(UUID[] lines, Subject from, Subject to) {
        if (lines.length > 0) {
            queries.move(lines, from, to);
        }
    }

    /** Deletes the timelines of these subjects, which are being deleted too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll(String subjectKind, Collection<UUID> subjects) {
        queries.delete(subjectKind, subjects.toArray(UUID[]::new));
    }

    /** The others that were merged into these subjects for good, however long ago, as their timelines tell. */
    public List<UUID> mergedInto(String subjectKind, Collection<UUID> subjects) {
        return merges.mergedInto(subjectKind, subjects);
    }

    /** Takes the words of these subjects, which are being forgotten, out of the timelines of others that they were merged with. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetWords(String subjectKind, Collection<UUID> subjects) {
        merges.forgetWords(subjectKind, subjects);
    }

    /** A page of the subject's timeline, newest first; loaded in one statement with those of its siblings. */
    public CompletableFuture<Connection<Activity>> page(
            Subject subject, PageRequest page, DataFetchingEnvironment environment) {
        var pages = RecordLoaders.<SubjectPage, List<Activity>>of(environment, RecordLoaders.ACTIVITY_PAGES);
        var counts = RecordLoaders.<UUID, Integer>of(environment, RecordLoaders.ACTIVITY_COUNTS);
        return pages.load(new SubjectPage(subject.id(), page))
                .thenApply(activities ->
                        Connection.of(activities, ActivityQueries.NEWEST_FIRST, page, () -> counts.load(subject.id())));
    }
}
