package foyer.leads.forms;

import foyer.platform.crypto.SealedNumbers;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a form was shown, sealed, so that what is sent faster than anybody types is known to be a program's. */
@Component
class LeadFormTickets {

    private static final String PURPOSE = "lead form ";

    /** A page may stand open for so long. */
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private final SealedNumbers numbers;
    private final TenantClock clock;
    private final LeadFormSettings settings;

    LeadFormTickets(SealedNumbers numbers, TenantClock clock, LeadFormSettings settings) {
        this.numbers = numbers;
        this.clock = clock;
        this.settings = settings;
    }

    enum Age {
        TOO_YOUNG,
        GOOD,
        /** Or none of this form. */
        TOO_OLD
    }

    String issue(LeadFormId form) {
        return numbers.seal(PURPOSE + form, CurrentCaller.tenant(), clock.now().toEpochMilli());
    }

    Age age(LeadFormId form, String ticket) {
        var shown = numbers.open(PURPOSE + form, CurrentCaller.tenant(), ticket);
        if (shown.isEmpty()) {
            return Age.TOO_OLD;
        }
        var age = Duration.between(Instant.ofEpochMilli(shown.getAsLong()), clock.now());
        if (age.compareTo(GOOD_FOR) > 0) {
            return Age.TOO_OLD;
        }
        return age.compareTo(settings.fillTime()) < 0 ? Age.TOO_YOUNG : Age.GOOD;
    }
}
