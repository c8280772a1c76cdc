package foyer.platform.graphql.scalars;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 3339 with any offset, years 1 to 9999; kept to the microsecond, as PostgreSQL does, and answered in UTC. */
final class DateTimeForm implements TextScalar.Form<Instant> {

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final int LAST_YEAR = 9999;

    @Override
    public @Nullable Instant read(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            var year = moment.atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > LAST_YEAR ? null : moment;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public @Nullable String write(Object value) {
        return switch (value) {
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).toString();
            case OffsetDateTime moment -> write(moment.toInstant());
            default -> null;
        };
    }
}
