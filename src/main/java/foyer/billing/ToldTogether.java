package foyer.billing;

import foyer.payments.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one kind that were told of together: what is known of them is read in one statement, and that some are as
 * they were is written in one, however many they are.
 *
 * @param <D> as it is stored
 */
final class ToldTogether<D> {

    private final Provider provider;
    private final Told how;
    private final Map<String, D> known;
    private final List<UUID> same = new ArrayList<>();

    private ToldTogether(Provider provider, Told how, Map<String, D> known) {
        this.provider = provider;
        this.how = how;
        this.known = known;
    }

    /** Documents of one kind in SQL; none cost no statement. */
    interface Documents<D> {

        /** Those of the provider's ids, by them; others may be added to what is answered. */
        Map<String, D> of(Provider provider, Collection<String> externalIds);

        default @Nullable D of(Provider provider, String externalId) {
            return of(provider, List.of(externalId)).get(externalId);
        }

        /** They are as they were, at a later moment. */
        void touch(Collection<UUID> same, Instant seenAt);
    }

    /** What became of each, in their order. One that is told of twice is known the second time. */
    static <T, D> List<Taken> seen(
            Documents<D> documents,
            Provider provider,
            List<T> told,
            Function<T, String> id,
            Told how,
            BiFunction<T, ToldTogether<D>, Taken> each) {
        var known = documents.of(provider, told.stream().map(id).toList());
        var together = new ToldTogether<>(provider, how, known);
        var seen = told.stream().map(one -> each.apply(one, together)).toList();
        documents.touch(together.same, how.at());
        return seen;
    }

    Provider provider() {
        return provider;
    }

    Told how() {
        return how;
    }

    @Nullable D known(String externalId) {
        return known.get(externalId);
    }

    void isNow(String externalId, D document) {
        known.put(externalId, document);
    }

    void isAsItWas(UUID id, Instant seenAt) {
        if (how.at().isAfter(seenAt)) {
            same.add(id);
        }
    }
}
