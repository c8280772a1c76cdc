package foyer.tenancy.onboarding;

import foyer.entitlements.ModuleState;
import foyer.entitlements.Modules;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.SampleData;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sample data of the tenant acted in, of all modules. */
@Service
class Samples {

    private final List<SampleData> kinds;
    private final Modules modules;

    Samples(List<SampleData> kinds, Modules modules) {
        this.kinds = kinds;
        this.modules = modules;
    }

    /** Makes those of the modules that the tenant uses. */
    @Transactional(propagation = Propagation.MANDATORY)
    void load(Blueprint blueprint, List<MembershipId> members) {
        var used = modules.all().stream()
                .filter(ModuleState::enabled)
                .map(ModuleState::module)
                .collect(Collectors.toSet());
        kinds.stream().filter(kind -> used.contains(kind.feature())).forEach(kind -> kind.load(blueprint, members));
    }

    /** Deletes those that nobody has worked on, also of modules that are switched off. */
    @Transactional
    SampleData.Deleted delete() {
        return kinds.stream().map(SampleData::delete).reduce(new SampleData.Deleted(0, 0), SampleData.Deleted::plus);
    }
}
