package foyer.billing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each kind of money that moves asked for again by itself: one that fails holds up no other. */
@Configuration(proxyBeanMethods = false)
class BillingConfig {

    @Bean
    MoneyAnswers creditAnswers(MoneyRequests requests, CreditGrants credits) {
        return new MoneyAnswers(requests, credits);
    }

    @Bean
    MoneyAnswers refundAnswers(MoneyRequests requests, Refunds refunds) {
        return new MoneyAnswers(requests, refunds);
    }
}
