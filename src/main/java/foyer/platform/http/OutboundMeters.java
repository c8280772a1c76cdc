package foyer.platform.http;

import foyer.platform.http.OutboundException.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** What can be seen of calls from outside: how many, how long and with which outcome, by vendor. */
final class OutboundMeters {

    private final MeterRegistry meters;

    OutboundMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(HttpCall call, HttpAnswer answer, Duration time) {
        var outcome = answer.isSuccess() ? "success" : answer.isForNow() ? "unavailable" : "rejected";
        record(call, outcome, time);
    }

    void failed(HttpCall call, Reason reason, Duration time) {
        record(call, reason.name().toLowerCase(Locale.ROOT), time);
    }

    private void record(HttpCall call, String outcome, Duration time) {
        Timer.builder("foyer.outbound")
                .description("Attempts at calls to the outside")
                .tag("vendor", call.vendor())
                .tag("outcome", outcome)
                .register(meters)
                .record(time);
    }
}
