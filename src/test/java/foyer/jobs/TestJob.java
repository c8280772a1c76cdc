package foyer.jobs;

import foyer.jobs.JobDefinition.Nothing;
import java.util.function.UnaryOperator;

/** A type of jobs that does what a test says. */
record TestJob(JobDefinition<TestJob.Numbered, Nothing> definition, Work work)
        implements JobHandler<TestJob.Numbered, Nothing> {

    /** Of internal jobs. */
    static final String TYPE = "test.work";

    /** Which of several jobs it is. */
    record Numbered(int number) {}

    /** What a run does. */
    interface Work {
        void run(JobRun run, int number) throws Exception;
    }

    /** An internal type of that name. */
    static TestJob of(String type, UnaryOperator<JobDefinition<Numbered, Nothing>> with, Work work) {
        return new TestJob(with.apply(JobDefinition.internal(type, Numbered.class)), work);
    }

    static TestJob of(Work work) {
        return of(TYPE, UnaryOperator.identity(), work);
    }

    @Override
    public Nothing run(JobRun run, Numbered input) throws Exception {
        work.run(run, input.number());
        return new Nothing();
    }
}
