package foyer.platform.crypto;

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
public record SecretSettings(String secret, @DefaultValue List<String> secretsPrevious) {

    private static final int MINIMUM_LENGTH = 32;

    public SecretSettings {
        if (secret.length() < MINIMUM_LENGTH) {
            throw new IllegalArgumentException("FOYER_SECRET must have at least 32 characters: openssl rand -hex 32");
        }
    }

    @Override
    public String toString() {
        return "SecretSettings[secrets=" + (1 + secretsPrevious.size()) + "]";
    }
}
