import type { Design } from './award.ts';

/** What the issuers of the test web give badges for. */
export const DESIGNS = {
  dataScience: {
    slug: 'data-science-foundations',
    name: 'Data Science Foundations',
    description:
      'Explores data, builds simple models and says plainly what they can and cannot show.',
    criteria: 'Passed all eight labs and a supervised exam with at least 70 %.',
    picture: { shape: 'rosette', glyph: 'chart', colour: 'teal' },
  },
  accessibility: {
    slug: 'accessible-web',
    name: 'Accessible Web Design',
    description:
      'Designs and tests pages that people use with a keyboard, a screen reader or a magnifier.',
    criteria: 'Repaired a real site to WCAG 2.2 AA and defended the result before a panel.',
    picture: { shape: 'hexagon', glyph: 'code', colour: 'violet' },
  },
  firstAid: {
    slug: 'first-aid',
    name: 'First Aid at Work',
    description: 'Gives first aid until help arrives.',
    criteria: 'Attended two days of training and passed the practical test. Valid for three years.',
    picture: { shape: 'round', glyph: 'cross', colour: 'crimson' },
  },
  electricity: {
    slug: 'electrical-safety',
    name: 'Electrical Safety',
    description: 'Works safely on installations of up to 1000 V.',
    criteria: 'Passed the written and the practical test in the training hall.',
    picture: { shape: 'shield', glyph: 'bolt', colour: 'amber' },
  },
  mentoring: {
    slug: 'peer-mentor',
    name: 'Peer Mentor',
    description: 'Guided three newcomers through their first year.',
    criteria: 'Three mentees confirmed at least ten conversations each.',
    picture: { shape: 'round', glyph: 'star', colour: 'blue' },
  },
  reading: {
    slug: 'research-writing',
    name: 'Research Writing',
    description: 'Writes a paper that others can check and repeat.',
    criteria: 'A paper accepted by the reading committee.',
    picture: { shape: 'octagon', glyph: 'book', colour: 'green' },
  },
  water: {
    slug: 'water-sampling',
    name: 'Water Sampling',
    description: 'Takes, keeps and documents samples of surface water.',
    criteria: 'Ten samples in the field, confirmed by the laboratory.',
    picture: { shape: 'hexagon', glyph: 'drop', colour: 'blue' },
  },
  leadership: {
    slug: 'expedition-leader',
    name: 'Expedition Leader',
    description: 'Plans and leads a party for several days in the mountains.',
    criteria: 'Led two expeditions under observation.',
    picture: { shape: 'shield', glyph: 'peak', colour: 'slate' },
  },
  statistics: {
    slug: 'statistics-with-care',
    name: 'Statistics with Care',
    description: 'Chooses a method that fits the question, and reports its uncertainty.',
    criteria: 'Analysed a data set of their own and answered the questions of two reviewers.',
    picture: { shape: 'octagon', glyph: 'chart', colour: 'violet' },
  },
  programming: {
    slug: 'programming-for-science',
    name: 'Programming for Science',
    description: 'Writes programs that others can read, run and trust.',
    criteria: 'Published a package with tests that a stranger could install.',
    picture: { shape: 'round', glyph: 'code', colour: 'green' },
  },
  climate: {
    slug: 'climate-observer',
    name: 'Climate Observer',
    description: 'Runs a weather station by the rules of the national network.',
    criteria: 'A year of complete records.',
    picture: { shape: 'rosette', glyph: 'drop', colour: 'amber' },
  },
  teamwork: {
    slug: 'team-of-the-year',
    name: 'Team of the Year',
    description: 'Was part of the team that the others voted for.',
    criteria: 'The vote of all teams, each December.',
    picture: { shape: 'hexagon', glyph: 'star', colour: 'crimson' },
  },
} satisfies Record<string, Design>;
