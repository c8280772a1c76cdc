package foyer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.security.CurrentCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One tenant after another, a page at a time. */
@Tag("unit")
class EachTenantTest {

    private static final List<UUID> TENANTS =
            LongStream.range(1, 1_200).mapToObj(n -> new UUID(0, n)).toList();

    private final List<UUID> visited = new ArrayList<>();

    private static List<UUID> page(@Nullable UUID last, int most) {
        return TENANTS.stream()
                .filter(tenant -> last == null || tenant.compareTo(last) > 0)
                .limit(most)
                .toList();
    }

    @Test
    void whatFailsForSomeKeepsNobodyFromTheirTurn() {
        assertThatThrownBy(() -> EachTenant.ofPages(EachTenantTest::page, "test", () -> {
                    visited.add(CurrentCaller.tenant());
                    if (visited.size() % 400 == 1) {
                        throw new IllegalStateException("of " + visited.size());
                    }
                }))
                .hasMessage("of 1");

        assertThat(visited).isEqualTo(TENANTS);
    }

    @Test
    void aRunThatIsGivenUpBeginsWithNobodyElse() {
        assertThatThrownBy(() -> EachTenant.ofPages(EachTenantTest::page, "test", () -> {
                    visited.add(CurrentCaller.tenant());
                    if (visited.size() == 2) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("a call to the outside was interrupted");
                    }
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(visited).hasSize(2);
    }
}
