package foyer.leads.sla;

import static foyer.leads.sla.WorkingHoursErrorCode.HOLIDAYS_INVALID;
import static foyer.leads.sla.WorkingHoursErrorCode.SPANS_INVALID;

import foyer.leads.sla.WorkingHours.Span;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on working hours. */
@Controller
class WorkingHoursController {

    private final WorkingHoursService service;
    private final WorkingWeeks weeks;

    WorkingHoursController(WorkingHoursService service, WorkingWeeks weeks) {
        this.service = service;
        this.weeks = weeks;
    }

    /** As the schema shows them. */
    record Shown(boolean enabled, String timeZone, List<ShownSpan> spans, List<LocalDate> holidays, int version) {}

    record ShownSpan(DayOfWeek day, String opensAt, String closesAt) {}

    record Update(
            @Nullable Integer version,
            @Nullable Boolean enabled,
            @Nullable List<ShownSpan> spans,
            @Nullable List<LocalDate> holidays) {}

    record Updated(Shown workingHours) implements Payload {}

    @QueryMapping
    Shown workingHours() {
        return shown(weeks.week());
    }

    @MutationMapping
    Updated workingHoursUpdate(@Argument Update input) {
        if (input.holidays() != null && input.holidays().size() > WorkingWeek.MAX_HOLIDAYS) {
            throw UserErrorException.at("holidays", HOLIDAYS_INVALID, WorkingWeek.MAX_HOLIDAYS);
        }
        var spans = input.spans() == null ? null : spans(input.spans());
        var week = service.update(
                new WorkingHoursService.Change(input.enabled(), spans, input.holidays(), input.version()));
        return new Updated(shown(week));
    }

    private Shown shown(WorkingWeek week) {
        return new Shown(
                week.enabled(),
                weeks.zone().getId(),
                week.spans().stream()
                        .map(span -> new ShownSpan(
                                span.day(), TimesOfDay.text(span.opens()), TimesOfDay.text(span.closes())))
                        .toList(),
                week.holidays(),
                week.version());
    }

    /** In the order of the week, as they are stored. */
    private static List<Span> spans(List<ShownSpan> given) {
        if (given.size() > WorkingWeek.MAX_SPANS) {
            throw UserErrorException.at("spans", SPANS_INVALID, WorkingWeek.MAX_SPANS);
        }
        var spans = new ArrayList<Span>();
        for (var place = 0; place < given.size(); place++) {
            var opens = TimesOfDay.minutes(given.get(place).opensAt());
            var closes = TimesOfDay.minutes(given.get(place).closesAt());
            if (opens == null || closes == null || opens == TimesOfDay.DAY || closes == 0) {
                throw UserErrorException.at("spans." + place, SPANS_INVALID, WorkingWeek.MAX_SPANS);
            }
            spans.add(new Span(given.get(place).day(), opens, closes));
        }
        return spans.stream().distinct().sorted(Span.IN_ORDER).toList();
    }
}
