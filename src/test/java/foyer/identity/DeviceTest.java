package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as one device. */
@Tag("unit")
class DeviceTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%s Safari/537.36";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140 | Edge | Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605 | Safari | macOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140 Mobile Safari/604 | Chrome | iPhone",
                "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537.36 | Chrome | Android",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox | Linux",
                "FoyerApp/3.1 | FoyerApp | none",
                "curl/8.1 <b> | curl | none",
                "<script> | script | none",
                "none | unknown | none"
            })
    void isCalledWhatPeopleCallIt(String agent, String browser, String system) {
        var device = Device.of(agent, "203.0.113.7");

        assertThat(device.browser()).isEqualTo(browser);
        assertThat(device.system()).isEqualTo(system);
    }

    @Test
    void staysTheSameWithAnotherVersionAndTheEndOfAnAddress() {
        var device = Device.of(CHROME.formatted("140.0"), "203.0.113.7");

        assertThat(Device.of(CHROME.formatted("141.0"), "203.0.9.8")).isEqualTo(device);
        assertThat(Device.of(CHROME.formatted("140.0"), "198.51.100.7")).isNotEqualTo(device);
        assertThat(Device.of("curl/8", "203.0.113.7")).isNotEqualTo(device);
        assertThat(Device.of("curl/8", "2001:db8:1:2::1")).isEqualTo(Device.of("curl/9", "2001:db8:1:3::9"));
        assertThat(Device.of("curl/8", "2001:db8:1:2::1")).isNotEqualTo(Device.of("curl/8", "2001:db8:2:2::1"));
        assertThat(Device.of("curl/8", "nonsense").network()).isEqualTo("unknown");
    }
}
