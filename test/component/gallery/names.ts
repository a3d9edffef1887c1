/** Names that are hard to set: long, without a place to break, from right to left. */
export const NAMES: Readonly<Record<string, string>> = {
  spaceless: 'x'.repeat(200),
  German: 'Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsprüfungsordnung',
  Arabic: 'الشهادة المتقدمة في تحليل البيانات وتصميم التجارب العلمية للممارسين والباحثين',
  Thai: 'ประกาศนียบัตรการวิเคราะห์ข้อมูลขั้นสูงและการออกแบบการทดลองสำหรับผู้ปฏิบัติงาน',
  Japanese: 'データ分析および実験計画法に関する上級専門資格認定証明書（実務者および研究者向け）',
};
