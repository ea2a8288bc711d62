// An invented report that runs from right to left, as a person would code it by hand: no engine here reads Arabic.
import { done, post, type Job } from './desk';

export const TITLE = 'مقتل سبعة مدنيين في قصف على سوق الأبيض';
export const SEVEN = 'سبعة مدنيين';
export const TOLD = `قالت مصادر طبية يوم الثلاثاء إن ${SEVEN} قتلوا عندما سقطت قذائف على سوق في مدينة الأبيض.`;
export const TEXT = `${TITLE}\n\n${TOLD}\n\nونفى متحدث باسم الجيش (CENTRAL-3) أن تكون قواته قد قصفت السوق.`;

const CLAIM = {
  id: 'c1',
  event_type: 'shelling',
  stance: 'asserts',
  evidence: [TOLD],
  speakers: ['مصادر طبية'],
  perpetrators: [],
  targets: [],
  places: [{ text: 'مدينة الأبيض', relation: 'in' }],
  when: { text: 'يوم الثلاثاء', start: '2024-05-21', end: '2024-05-21', precision: 'day' },
  tolls: [
    {
      kind: 'killed',
      low: 7,
      high: 7,
      wording: 'exact',
      text: SEVEN,
      population: 'civilian',
      named: [],
      part_of: null,
    },
  ],
  losses: [],
  weapons: [],
  part_of: null,
  same_event_as: null,
};

/** Take it in, and return the ids of its report and its incident. */
export async function addArabic(url: string): Promise<{ report: string; incident: string }> {
  const record = {
    format: 'recount/1',
    doc_id: 'al-ubayyid',
    title: TITLE,
    source: 'إذاعة الوادي',
    language: 'ar',
    published: '2024-05-21',
    claims: [CLAIM],
  };
  const job = await post<Job>(url, 'inbox/coded', { text: TEXT, record, by: 'Ana Quist' });
  const { made, failures } = await done(url, job.id);
  const [report, incident] = [made.reports[0], made.incidents[0]];
  if (!report || !incident) throw new Error(`the Arabic report made no incident: ${JSON.stringify(failures)}`);
  return { report, incident };
}
