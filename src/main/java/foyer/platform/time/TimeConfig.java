package foyer.platform.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock that all time comes from, and what runs by it. */
@Configuration
@EnableScheduling
class TimeConfig {

    @Bean
    @ConditionalOnMissingBean
    MachineClock machineClock() {
        return new MachineClock(Clock.systemUTC());
    }

    @Bean
    NodeClock clock(MachineClock machine) {
        return new NodeClock(machine.clock());
    }
}
