package foyer.platform.crypto;

import foyer.platform.start.SettingException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The deployment's secrets, {@code FOYER_SECRET} and {@code FOYER_SECRETS_PREVIOUS}.
 *
 * @param secret from which keys and the database logins' passwords are derived; at least 32 characters
 * @param secretsPrevious secrets of before, separated by commas: what they encrypted can still be read
 */
@ConfigurationProperties("foyer")
public record SecretSettings(
        @DefaultValue("") String secret, @DefaultValue List<String> secretsPrevious) {

    private static final int MINIMUM_LENGTH = 32;

    public SecretSettings {
        if (secret.length() < MINIMUM_LENGTH) {
            throw new SettingException(
                    "FOYER_SECRET",
                    "has fewer than " + MINIMUM_LENGTH + " characters",
                    "set it to the output of: openssl rand -base64 48");
        }
    }

    @Override
    public String toString() {
        return "SecretSettings[secrets=" + (1 + secretsPrevious.size()) + "]";
    }
}
