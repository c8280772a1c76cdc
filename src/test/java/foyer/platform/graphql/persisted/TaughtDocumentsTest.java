package foyer.platform.graphql.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much clients may teach the server, and what goes when it is too much. */
@Tag("unit")
class TaughtDocumentsTest {

    /** Takes ten units with what an entry takes beside it. */
    private static final String TEXT = "x".repeat((1_000 - TaughtDocuments.BYTES_PER_ENTRY) / Character.BYTES);

    private static final long UNIT = 1_000;
    private static final int SHARE = 5;
    private static final int MOST = 12;

    private TestClock clock;
    private TaughtDocuments documents;

    @BeforeEach
    void make() {
        clock = new TestClock();
        documents = new TaughtDocuments(clock, MOST * UNIT, SHARE * UNIT);
    }

    @Test
    void keepsADocumentForItsOwnerAlone() {
        teach("a", 1);

        assertThat(documents.get("a", "1")).isEqualTo(TEXT);
        assertThat(documents.get("b", "1")).isNull();
        assertThat(documents.get("a", "2")).isNull();
    }

    @Test
    void anOwnerGivesUpWhatItHasUsedLeastRecently() {
        teach("a", SHARE);
        assertThat(documents.get("a", "1")).isNotNull();

        documents.put("a", "new", TEXT);

        assertThat(known("a", SHARE)).isEqualTo(SHARE - 1);
        assertThat(documents.get("a", "1")).isNotNull();
        assertThat(documents.get("a", "2")).isNull();
        assertThat(documents.get("a", "new")).isNotNull();
    }

    @Test
    void whoFloodsPushesOutNobodyElse() {
        teach("small", 2);

        for (var i = 0; i < 50; i++) {
            teach("flood-" + i % 5, 20);
        }

        assertThat(known("small", 2)).isEqualTo(2);
        assertThat(documents.bytes()).isLessThanOrEqualTo(MOST * UNIT);
    }

    @Test
    void teachingTwiceTakesNoMoreRoom() {
        teach("a", 1);
        var before = documents.bytes();

        teach("a", 1);

        assertThat(documents.bytes()).isEqualTo(before).isEqualTo(UNIT);
    }

    @Test
    void keepsNothingThatIsLargerThanAShare() {
        teach("a", 1);

        documents.put("a", "large", "x".repeat((int) (SHARE * UNIT)));

        assertThat(documents.get("a", "large")).isNull();
        assertThat(known("a", 1)).isEqualTo(1);
    }

    @Test
    void ownersThatHaveGoneMakeRoomFirst() {
        teach("gone", SHARE);
        clock.pass(TaughtDocuments.IDLE.plus(Duration.ofSeconds(1)));
        teach("a", SHARE);

        teach("b", SHARE);

        assertThat(known("gone", SHARE)).isZero();
        assertThat(known("a", SHARE)).isEqualTo(SHARE);
        assertThat(known("b", SHARE)).isEqualTo(SHARE);
        assertThat(documents.bytes()).isEqualTo(2 * SHARE * UNIT);
    }

    @Test
    void theLargestOfThoseThatAreHereGivesWay() {
        teach("a", SHARE);
        teach("b", SHARE);

        teach("c", 4);

        assertThat(known("c", 4)).isEqualTo(4);
        assertThat(known("a", SHARE) + known("b", SHARE)).isEqualTo(MOST - 4);
        assertThat(documents.bytes()).isEqualTo(MOST * UNIT);
    }

    private void teach(String owner, int count) {
        for (var i = 1; i <= count; i++) {
            documents.put(owner, String.valueOf(i), TEXT);
        }
    }

    private long known(String owner, int count) {
        var known = 0;
        for (var i = 1; i <= count; i++) {
            known += documents.get(owner, String.valueOf(i)) == null ? 0 : 1;
        }
        return known;
    }
}
