package foyer.platform.graphql.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of what ends on a socket allow a busy machine more than the second that is promised: this one does not. */
@Tag("unit")
class SessionWatchTest {

    @Test
    void looksTwiceInTheSecondInWhichAConnectionHasToEnd() {
        assertThat(SessionWatch.PERIOD).isLessThanOrEqualTo(Duration.ofMillis(500));
    }
}
