package foyer.platform.graphql.live;

import foyer.platform.events.SequencedEvent;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Mono;

/**
 * What a field of Subscription watches: some types of the tenant's events, and the message that each of them makes for
 * this subscriber. The engine asks for it once, when the subscription begins; from then on
 * {@link LiveStreams} brings the events, each exactly once and in the order of their positions.
 *
 * <p>A {@code @SubscriptionMapping} returns it. Spring insists on a publisher there, so the stream publishes itself, as
 * its one item; {@link LiveField} takes it out again.
 *
 * @param entityType the events' entity, {@code "Lead"}
 * @param after the cursor to go on from; null begins now
 * @param messages makes the messages
 * @param <M> the message, which has the subscription field's type
 */
public record EventStream<M>(String entityType, @Nullable String after, Messages<M> messages) implements Publisher<M> {

    /** What a subscription says; called as the subscriber, within the bounds of one operation. */
    public interface Messages<M> {

        /** The first message: the subscription stands, and nothing after this cursor is missed. */
        M ready(String cursor);

        /**
         * What the subscriber is told of an event; null when it is none of theirs.
         *
         * @param cursor goes on after this event
         */
        @Nullable M of(SequencedEvent event, String cursor);
    }

    @Override
    @SuppressWarnings("unchecked") // see above: nobody but LiveField subscribes
    public void subscribe(Subscriber<? super M> subscriber) {
        Mono.just((M) this).subscribe(subscriber);
    }
}
