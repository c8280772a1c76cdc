package foyer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.storage.Storage;
import foyer.payments.Payments;
import foyer.testing.FoyerTest;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Tasks that come to ask providers of payments, or whoever keeps the files, say so and hold up no others. */
@FoyerTest
@Tag("module")
class RecurringOutsideTest {

    /** They want to know which accounts there are, and where a logo is, and ask nobody. */
    private static final Set<String> ASK_NOBODY = Set.of("billing.due", "properties.search_digests");

    @Autowired
    ConfigurableListableBeanFactory beans;

    @Test
    void whoeverComesToAskSomebodyOutsideSaysSo() {
        var outside = new HashSet<>(List.of(beans.getBeanNamesForType(Storage.class)));
        outside.addAll(List.of(beans.getBeanNamesForType(Payments.class)));
        assertThat(outside).hasSizeGreaterThanOrEqualTo(2);

        beans.getBeansOfType(RecurringTask.class)
                .forEach((bean, task) -> assertThat(task.asksOutside())
                        .as(task.name())
                        .isEqualTo(reaches(bean, outside) && !ASK_NOBODY.contains(task.name())));
    }

    private boolean reaches(String task, Set<String> outside) {
        var seen = new HashSet<String>();
        var left = new ArrayDeque<>(List.of(task));
        while (!left.isEmpty()) {
            var bean = left.pop();
            if (outside.contains(bean)) {
                return true;
            }
            if (seen.add(bean)) {
                left.addAll(List.of(beans.getDependenciesForBean(bean)));
            }
        }
        return false;
    }
}
