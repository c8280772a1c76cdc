package foyer.files.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.start.SettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class S3SettingsTest {

    private static S3Settings settings(
            @Nullable String bucket, @Nullable String endpoint, @Nullable String key, @Nullable String prefix) {
        return new S3Settings(
                bucket, endpoint, null, "us-east-1", key, "secret", true, prefix, 4, Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Photos, -,                     key, -,   FOYER_FILES_S3_BUCKET",
                "ab,     -,                     key, -,   FOYER_FILES_S3_BUCKET",
                "photos, minio:9000,            key, -,   FOYER_FILES_S3_ENDPOINT",
                "photos, ftp://minio,           key, -,   FOYER_FILES_S3_ENDPOINT",
                "photos, https://minio?a=b,     key, -,   FOYER_FILES_S3_ENDPOINT",
                "photos, -,                     -,   -,   FOYER_FILES_S3_ACCESS_KEY",
                "photos, -,                     key, /a/, FOYER_FILES_S3_PREFIX",
                "photos, -,                     key, a,   FOYER_FILES_S3_PREFIX",
                "photos, -,                     key, ../, FOYER_FILES_S3_PREFIX"
            })
    void namesWhatIsWrong(
            String bucket, @Nullable String endpoint, @Nullable String key, @Nullable String prefix, String setting) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> settings(bucket, endpoint, key, prefix))
                .withMessageStartingWith(setting);
    }

    @Test
    void isOffWithoutABucket() {
        assertThat(settings(" ", "", "key", "").isOn()).isFalse();
        assertThat(settings("photos", "https://minio:9000/", "key", "foyer/a-1/")
                        .isOn())
                .isTrue();
    }

    @Test
    void tellsNobodyTheKeys() {
        assertThat(settings("photos", null, "key", null).toString())
                .doesNotContain("secret")
                .doesNotContain("key");
    }
}
