package foyer.tenancy.sessions;

import foyer.platform.limits.Rate;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often people may try to sign in and up; {@code FOYER_SIGN_IN_…}. Nobody is locked out for good: attempts come
 * back little by little, to whoever goes on trying more slowly each time: down to a sixteenth, or to a quarter where others share them.
 *
 * @param attempts for one account from one address of the network
 * @param attemptsPerAccount for one account from everywhere
 * @param attemptsPerAddress for all accounts from one address
 * @param signUpsPerAddress new accounts from one address
 * @param mailsPerAccount mails with links to one account, and invitations of one tenant to one address
 * @param invitesPerTenant invitations of one tenant, and of one person into tenants that they make
 * @param attemptsPer how long all {@code attempts} take to come back
 * @param othersPer how long the others take
 */
@ConfigurationProperties("foyer.sign-in")
record SignInSettings(
        @DefaultValue("20") int attempts,
        @DefaultValue("100") int attemptsPerAccount,
        @DefaultValue("200") int attemptsPerAddress,
        @DefaultValue("30") int signUpsPerAddress,
        @DefaultValue("5") int mailsPerAccount,
        @DefaultValue("200") int invitesPerTenant,
        @DefaultValue("10m") Duration attemptsPer,
        @DefaultValue("1h") Duration othersPer) {

    /** Sixteen times the first wait: long for whoever guesses, and short for whoever has forgotten. */
    private static final int DOUBLINGS = 4;

    /** Four times: an account's owner, and whoever else is on the network, share what one stranger can use up. */
    private static final int SHARED_DOUBLINGS = 2;

    SignInSettings {
        // Raises at the start what would otherwise raise at the first sign-in.
        for (var tokens : List.of(
                attempts,
                attemptsPerAccount,
                attemptsPerAddress,
                signUpsPerAddress,
                mailsPerAccount,
                invitesPerTenant)) {
            new Rate(tokens, attemptsPer);
            new Rate(tokens, othersPer);
        }
    }

    Rate ofOneAccountAndAddress() {
        return new Rate(attempts, attemptsPer).growing(DOUBLINGS);
    }

    Rate ofOneAccount() {
        return new Rate(attemptsPerAccount, othersPer).growing(SHARED_DOUBLINGS);
    }

    Rate ofOneAddress() {
        return new Rate(attemptsPerAddress, othersPer).growing(SHARED_DOUBLINGS);
    }

    Rate mailsOfOneAddress() {
        return new Rate(attemptsPerAddress, othersPer);
    }

    Rate mails() {
        return new Rate(mailsPerAccount, othersPer);
    }

    Rate invites() {
        return new Rate(invitesPerTenant, othersPer);
    }

    Rate signUps() {
        return new Rate(signUpsPerAddress, othersPer);
    }
}
