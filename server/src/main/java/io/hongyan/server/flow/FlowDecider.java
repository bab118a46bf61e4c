package io.hongyan.server.flow;

import io.hongyan.core.action.Action;
import io.hongyan.core.flow.Decision;
import io.hongyan.core.flow.Facts;
import io.hongyan.core.flow.FlowEngine;
import io.hongyan.core.flow.FlowIndex;
import io.hongyan.core.flow.Occurrence;
import io.hongyan.core.flow.Situation;
import io.hongyan.core.flow.SubjectState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets the flows answer the news of many subjects in one transaction: loads their states with one
 * statement, decides in memory, writes states and hits with one statement each. Whoever calls holds
 * the subjects' locks and stores the actions.
 */
public final class FlowDecider {

    private final FlowBook book;
    private final Allowances allowances;

    public FlowDecider(FlowBook book, Allowances allowances) {
        this.book = book;
        this.allowances = allowances;
    }

    /**
     * @param news fresh occurrences only; none when only time has passed
     */
    public record Question(SubjectKey key, List<Occurrence> news, Facts facts) {
        public Question {
            news = List.copyOf(news);
        }
    }

    /**
     * @param cancelGroups to be cancelled before the actions are stored
     * @param wakeAt when to ask again though there is no news; null for never
     */
    public record Answer(
            SubjectKey key,
            List<Action> actions,
            Set<String> cancelGroups,
            @Nullable Instant wakeAt) {
        public Answer {
            actions = List.copyOf(actions);
            cancelGroups = Set.copyOf(cancelGroups);
        }
    }

    /**
     * Waits that are over by {@code now} go first, each as of the time it was due; then the news.
     *
     * @return one answer for each question, in their order
     */
    public List<Answer> decide(Connection c, List<Question> questions, Instant now)
            throws SQLException {
        var states =
                FlowSubjectStore.load(c, questions.stream().map(Question::key).distinct().toList());
        var changed = new HashMap<SubjectKey, SubjectState>();
        var hits = new ArrayList<FlowSubjectStore.SubjectHit>();
        var answers = new ArrayList<Answer>();
        var indexes = new HashMap<UUID, FlowIndex>();
        for (var question : questions) {
            var key = question.key();
            var merchant = key.merchant();
            if (!indexes.containsKey(merchant)) {
                indexes.put(merchant, book.index(c, merchant));
            }
            var course =
                    new Course(
                            question,
                            indexes.getOrDefault(merchant, FlowIndex.EMPTY),
                            states.getOrDefault(key, SubjectState.EMPTY));
            course.run(now);
            if (!course.state.equals(states.getOrDefault(key, SubjectState.EMPTY))) {
                states.put(key, course.state);
                changed.put(key, course.state);
            }
            hits.addAll(course.hits);
            answers.add(course.answer());
        }
        FlowSubjectStore.save(c, changed);
        FlowSubjectStore.addHits(c, hits);
        return answers;
    }

    /** One question on its way to its answer. */
    private final class Course {

        private final Question question;
        private final FlowIndex flows;
        private SubjectState state;
        private final List<Action> actions = new ArrayList<>();
        private final Set<String> cancelGroups = new LinkedHashSet<>();
        private final List<FlowSubjectStore.SubjectHit> hits = new ArrayList<>();

        Course(Question question, FlowIndex flows, SubjectState state) {
            this.question = question;
            this.flows = flows;
            this.state = state;
        }

        void run(Instant now) {
            for (var due = state.wakeAt(); due != null && !due.isAfter(now); due = state.wakeAt()) {
                take(FlowEngine.wake(situation(due), state));
            }
            if (!question.news().isEmpty()) {
                take(FlowEngine.on(situation(now), state, question.news()));
            }
        }

        private Situation situation(Instant at) {
            var key = question.key();
            return new Situation(
                    flows,
                    key.subject(),
                    question.facts(),
                    allowances.of(key.merchant(), flows, at),
                    at);
        }

        private void take(Decision decision) {
            state = decision.state();
            actions.removeIf(action -> decision.cancelGroups().contains(action.guard().group()));
            cancelGroups.addAll(decision.cancelGroups());
            actions.addAll(decision.actions());
            decision.hits()
                    .forEach(hit -> hits.add(new FlowSubjectStore.SubjectHit(question.key(), hit)));
        }

        Answer answer() {
            return new Answer(question.key(), actions, cancelGroups, state.wakeAt());
        }
    }
}
