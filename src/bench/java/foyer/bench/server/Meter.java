package foyer.bench.server;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.aopalliance.intercept.MethodInterceptor;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the runner cannot see from outside: bytes allocated and statements sent since the start. And switches. */
@RestController
class Meter {

    private static final LongAdder STATEMENTS = new LongAdder();

    /** The facades whose writing can be switched off, by the names of their beans. */
    private static final Set<String> SWITCHED = Set.of("events", "audit");

    private static final Set<String> OFF = ConcurrentHashMap.newKeySet();

    /** Of the schemas of leads and properties, each with its values, while somebody asks for them. */
    private static final Queue<String> SHOWN = new ConcurrentLinkedQueue<>();

    private static final Set<String> SHOWN_SCHEMAS = Set.of("\"leads\".", "\"properties\".");
    private static volatile boolean showing;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    record Totals(long allocatedBytes, long statements) {}

    @GetMapping("/bench/totals")
    Totals totals() {
        return new Totals(threads.getTotalThreadAllocatedBytes(), STATEMENTS.sum());
    }

    /** The statements on leads since the last time that somebody asked; from the first time on they are kept. */
    @GetMapping("/bench/statements")
    List<String> statements() {
        showing = true;
        var all = new ArrayList<String>();
        for (var sql = SHOWN.poll(); sql != null; sql = SHOWN.poll()) {
            all.add(sql);
        }
        return all;
    }

    /** Switches the writing of events or of audit rows off and on. */
    @GetMapping("/bench/switch")
    boolean turn(@RequestParam String what, @RequestParam boolean on) {
        return on ? OFF.remove(what) : OFF.add(what);
    }

    private static final class Counting implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void executeStart(ExecuteContext context) {
            STATEMENTS.increment();
            var query = context.query();
            if (showing && query != null) {
                var sql = context.dsl().renderInlined(query);
                if (SHOWN_SCHEMAS.stream().anyMatch(sql::contains)) {
                    SHOWN.add(sql);
                }
            }
        }
    }

    /** What has to be there before other beans are. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ExecuteListenerProvider benchStatements() {
            return new DefaultExecuteListenerProvider(new Counting());
        }

        @Bean
        static BeanPostProcessor benchSwitches() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return SWITCHED.contains(name) ? switched(bean, name) : bean;
                }
            };
        }

        private static Object switched(Object bean, String name) {
            var proxies = new ProxyFactory(bean);
            proxies.setProxyTargetClass(true);
            proxies.addAdvice((MethodInterceptor) call -> OFF.contains(name) ? null : call.proceed());
            return proxies.getProxy();
        }
    }
}
