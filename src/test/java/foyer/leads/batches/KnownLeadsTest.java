package foyer.leads.batches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadKeys;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom the rows of a chunk are of, while rows before them change leads. */
@Tag("unit")
class KnownLeadsTest {

    private static final LeadKeys AMINAS = new LeadKeys("amina@harbour.example", null, null);
    private static final LeadKeys HUDAS = new LeadKeys(null, "+971501234567", null);
    private static final LeadKeys BOTHS = new LeadKeys("amina@harbour.example", "+971501234567", null);

    /** As in a chunk of its own, where the older lead is found. */
    @Test
    void aRowWithTheKeysOfTwoLeavesTheSecondItsOwn() {
        var known = new KnownLeads<>(
                new HashMap<>(Map.of("amina@harbour.example", "Amina", "+971501234567", "Huda")), new HashMap<>());

        assertThat(known.find(BOTHS)).isEqualTo("Amina");
        known.keep(BOTHS, "Amina");

        assertThat(known.find(HUDAS)).isEqualTo("Huda");
        assertThat(known.find(AMINAS)).isEqualTo("Amina");
    }

    @Test
    void whatNobodyHasIsTheFirstOnes() {
        var known = new KnownLeads<String>(new HashMap<>(), new HashMap<>());
        var site = new LeadKeys(null, null, "harbour.example");

        known.keep(site, "First");
        known.keep(new LeadKeys("second@harbour.example", null, "harbour.example"), "Second");
        known.keep(site, "Third");

        assertThat(known.find(site)).isEqualTo("First");
    }
}
