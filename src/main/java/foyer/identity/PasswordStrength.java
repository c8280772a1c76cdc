package foyer.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import foyer.platform.crypto.Secret;
import foyer.platform.time.CpuPool;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How hard passwords are to guess, by zxcvbn (Wheeler, USENIX Security 2016), on the pool for work of the processor. */
@Component
class PasswordStrength {

    /** What comes behind adds work to the estimate and nothing to the answer. */
    private static final int MEASURED = 64;

    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final CpuPool cpu;
    private final int minScore;

    PasswordStrength(CpuPool cpu, PasswordSettings settings) {
        this.cpu = cpu;
        this.minScore = settings.minScore();
    }

    /** The key of the message that says what makes the password easy to guess; null when it is not. */
    @Nullable String weakness(Secret password, Collection<String> known) {
        var text = password.reveal();
        var measured = text.substring(0, Math.min(text.length(), MEASURED));
        return cpu.<@Nullable String>call(() -> {
            var strength = zxcvbn.measure(measured, List.copyOf(known));
            return strength.getScore() >= minScore ? null : reason(strength.getSequence());
        });
    }

    /** By what is longest in it. */
    private static String reason(List<Match> parts) {
        return parts.stream()
                .max(Comparator.comparingInt(part -> part.j - part.i))
                .map(part -> switch (part.pattern) {
                    case Dictionary -> "password.guessable.words";
                    case Spatial -> "password.guessable.keyboard";
                    case Repeat -> "password.guessable.repeat";
                    case Sequence -> "password.guessable.sequence";
                    case Date, Regex -> "password.guessable.date";
                    case Bruteforce -> "password.guessable.short";
                })
                .orElse("password.guessable.short");
    }
}
