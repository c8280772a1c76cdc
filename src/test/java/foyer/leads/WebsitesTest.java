package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class WebsitesTest {

    @ParameterizedTest
    @CsvSource({
        "https://Example.COM, https://example.com",
        "HTTPS://example.com/, https://example.com",
        "https://example.com:443/Path, https://example.com/Path",
        "http://example.com:80, http://example.com",
        "http://example.com:443, http://example.com:443",
        "https://example.com/a/?Q=1#top, https://example.com/a/?Q=1",
        "https://example.com#top, https://example.com",
        "https://example.com?q=A, https://example.com?q=A"
    })
    void givesOneFormToOneWebsite(String typed, String stored) {
        assertThat(Websites.normalised(typed)).isEqualTo(stored);
        assertThat(Websites.normalised(stored)).isEqualTo(stored);
    }

    @Test
    void leavesNothingAsNothing() {
        assertThat(Websites.normalised(null)).isNull();
    }
}
