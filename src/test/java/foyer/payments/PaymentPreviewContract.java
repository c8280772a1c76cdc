package foyer.payments;

import static foyer.payments.Buyer.SEATS;
import static foyer.payments.Buyer.costs;
import static foyer.payments.Buyer.key;
import static foyer.payments.ProviderException.Reason.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentWorld.Can;
import foyer.payments.ProviderException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link PaymentGateway} promises of previews: they change nothing, and refuse what the change would be refused. */
abstract class PaymentPreviewContract extends PaymentCreditContract {

    @Test
    void saysWhatAChangeWouldCostAndChangesNothing() {
        var subscription = buyer.subscribes();
        var before = buyer.now(subscription);

        var now = gateway.preview(account, buyer.change(subscription, buyer.dearer(), SEATS, false));
        var later = gateway.preview(account, buyer.change(subscription, buyer.dearer(), 2, true));

        assertThat(now.exact()).isEqualTo(world.can().contains(Can.PREVIEWS));
        assertThat(now)
                .returns("USD", ChangePreview::currency)
                .returns(costs(buyer.dearer(), SEATS), ChangePreview::nextMinor);
        assertThat(now.lines()).isNotEmpty();
        assertThat(later)
                .returns(0L, ChangePreview::dueNowMinor)
                .returns(costs(buyer.dearer(), 2), ChangePreview::nextMinor)
                .returns(before.periodEnd(), ChangePreview::nextAt);
        assertThat(buyer.now(subscription)).isEqualTo(before);
    }

    /** What is refused of a change its preview refuses. */
    @Test
    void becomesNothingElseWithThePeriodThatItEndsWith() {
        var subscription = buyer.subscribes();
        gateway.cancel(account, subscription, true, key());

        for (var later : List.of(true, false)) {
            var change = buyer.change(subscription, buyer.dearer(), 5, later);
            var preview = refusal(() -> gateway.preview(account, change));

            assertThat(refusal(() -> gateway.change(account, change, key())))
                    .as("at the end of the period: " + later)
                    .isEqualTo(preview);
            if (later) {
                assertThat(preview).isEqualTo(CONFLICT);
            }
        }
    }

    @Test
    void costsNothingThatHasEnded() {
        var subscription = buyer.subscribes();
        gateway.cancel(account, subscription, false, key());

        for (var later : List.of(true, false)) {
            for (var change : List.of(
                    buyer.change(subscription, buyer.dearer(), 5, later),
                    buyer.change(subscription, buyer.terms, SEATS, later))) {
                refuses(CONFLICT, () -> gateway.preview(account, change));
                refuses(CONFLICT, () -> gateway.change(account, change, key()));
            }
        }
    }

    private static @Nullable Reason refusal(Runnable asking) {
        try {
            asking.run();
            return null;
        } catch (ProviderException e) {
            return e.reason();
        }
    }
}
